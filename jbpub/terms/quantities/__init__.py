"""The figures of a report as typed values: found in Chinese, said in English, compared with a translation."""
