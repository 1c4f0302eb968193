secret = 37
essai = int(input())
