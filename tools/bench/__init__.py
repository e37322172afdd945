"""`make bench`: how fast and how large Yiyin is on the large set, against things measured in the same run."""
