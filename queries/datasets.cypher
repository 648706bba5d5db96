// The data sets that were loaded, by name.
// @return dataset map a data set
// @access read
MATCH (d:Dataset)
WHERE d.name IS NOT NULL
RETURN d {.*} AS dataset
ORDER BY d.name;
