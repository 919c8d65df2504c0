let hex text = Sha256.to_hex (Sha256.string text)
