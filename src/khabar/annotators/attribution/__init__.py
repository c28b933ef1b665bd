"""Attribution: whose word a stretch of text rests on."""
