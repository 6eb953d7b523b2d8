"""What can be found, and how it is sifted, named and parted. Law: values of an edition in, values out."""

from sitegen.search.files import search_files
from sitegen.search.records import search_records
from sitegen.search.shards import Shard, shards

__all__ = ["Shard", "search_files", "search_records", "shards"]
