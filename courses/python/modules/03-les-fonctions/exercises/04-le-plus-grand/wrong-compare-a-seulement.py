def plus_grand_de(a, b, c):
    plus_grand = a
    if b > a:
        plus_grand = b
    if c > a:
        plus_grand = c
    return plus_grand
