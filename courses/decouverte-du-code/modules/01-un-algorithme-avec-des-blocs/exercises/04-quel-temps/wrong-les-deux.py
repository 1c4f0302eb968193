temps = input()

print("Je prends un parapluie")
print("Je prends un chapeau")
