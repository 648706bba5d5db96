-- The data sets that were loaded, by name.
-- @return dataset map a data set
-- @access read
SELECT json_object(
    'name', d.name, 'title_fi', d.title_fi, 'title_sv', d.title_sv, 'title_en', d.title_en,
    'description_fi', d.description_fi, 'description_sv', d.description_sv, 'description_en', d.description_en,
    'sources', json(d.sources), 'licence', d.licence, 'years', d.years, 'day', d.day
) AS dataset
FROM dataset AS d
ORDER BY d.name;
