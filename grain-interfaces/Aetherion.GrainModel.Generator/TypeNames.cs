using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aetherion.GrainModel.Generator;

/// <summary>How types are named and recognised.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat Annotated = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Of(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    public static string AnnotatedOf(ITypeSymbol type) => type.ToDisplayString(Annotated);

    public static string IdentifierOf(ITypeSymbol type) =>
        new(type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)
            .Select(letter => char.IsLetterOrDigit(letter) ? letter : '_').ToArray());

    /// <summary>The name of a member as it is written in code, keywords too.</summary>
    public static string CodeNameOf(ISymbol member) =>
        SyntaxFacts.GetKeywordKind(member.Name) == SyntaxKind.None ? member.Name : "@" + member.Name;

    public static bool IsGrainInterface(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface && !IsMarker(type) && type.AllInterfaces.Any(IsGrain);

    public static bool IsGrainClass(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false }
        && type.AllInterfaces.Any(item => Is(item, "Orleans", "IGrainBase"));

    public static bool IsAccessible(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal
                or Accessibility.ProtectedOrInternal))
                return false;
        }

        return true;
    }

    public static bool Has(ISymbol symbol, string ns, string attribute) =>
        symbol.GetAttributes().Any(item => Is(item.AttributeClass, ns, attribute));

    public static string? AliasOf(ISymbol symbol) => symbol.GetAttributes()
        .FirstOrDefault(item => Is(item.AttributeClass, "Orleans", "AliasAttribute"))?
        .ConstructorArguments.FirstOrDefault().Value as string;

    public static bool Is(ITypeSymbol? type, string ns, string name) =>
        type is not null && type.MetadataName == name && type.ContainingNamespace?.ToDisplayString() == ns;

    private static bool IsGrain(INamedTypeSymbol type) => Is(type, "Orleans", "IGrain");

    private static bool IsMarker(INamedTypeSymbol type) => IsGrain(type) || Is(type, "Orleans", "IGrainWithStringKey");
}
