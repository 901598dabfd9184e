"""All families, in the order of the documentation."""

from __future__ import annotations

from pypeline.kit.functions.define import function
from pypeline.kit.functions.table import Function

_ROW = """abs ceil floor round trunc sqrt cbrt exp ln log10 log2 log pow sin cos tan asin acos atan atan2 degrees radians pi sign
mod greatest least random upper lower length trim ltrim rtrim substring left right replace reverse repeat lpad rpad concat
concat_ws starts_with ends_with contains instr split_part string_split regexp_matches regexp_replace regexp_extract
regexp_full_match regexp_extract_all format printf strftime strptime try_strptime date_part date_trunc date_diff date_add make_date
make_timestamp today now year month day hour minute second quarter week dayofweek isodow dayofyear last_day epoch coalesce nullif
ifnull if list_value list_contains list_transform list_filter list_reduce list_sort list_distinct len list_sum list_min list_max list_avg
list_concat list_append array_to_string struct_extract struct_pack json_extract json_extract_string json_array_length to_json map
map_keys map_values map_extract element_at md5 sha256 hash uuid typeof ascii chr unicode isnan isfinite isinf range""".split()
_AGG = """count sum avg min max first last any_value list string_agg median mode stddev stddev_samp stddev_pop variance var_samp var_pop
bool_and bool_or quantile_cont quantile_disc arg_min arg_max approx_count_distinct count_if corr covar_pop covar_samp
bit_and bit_or bit_xor product""".split()
_WIN = "row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value".split()

FAMILIES: tuple[tuple[str, tuple[Function, ...]], ...] = (
    ("Rows", tuple(function(name, "any…", "", "", role="row") for name in _ROW)),
    ("Aggregates", tuple(function(name, "any…", "", "", role="aggregate") for name in _AGG)),
    ("Windows", tuple(function(name, "any…", "", "", role="window") for name in _WIN)),
)
