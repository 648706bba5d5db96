"""What the headings and the cells of people's files mean."""
