def moyenne(nombres):
    total = 0
    return total
