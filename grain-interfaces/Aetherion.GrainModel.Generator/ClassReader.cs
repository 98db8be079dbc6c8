using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aetherion.GrainModel.Generator;

/// <summary>Reads a grain class into its line of the manifest.</summary>
internal static class ClassReader
{
    public static Generated? Read(INamedTypeSymbol type)
    {
        if (!TypeNames.IsGrainClass(type))
            return null;
        var name = TypeNames.IdentifierOf(type);
        if (!TypeNames.IsAccessible(type))
        {
            var problem =
                Diagnostic.Create(Problems.Inaccessible, type.Locations.FirstOrDefault(), type.ToDisplayString());
            return new Generated(name, null, null, ImmutableArray.Create(problem));
        }

        var interfaces = type.AllInterfaces.Where(TypeNames.IsGrainInterface)
            .Select(item => $", typeof({TypeNames.Of(item)})");
        var line = $"builder.AddGrainClass(typeof({TypeNames.Of(type)}){string.Concat(interfaces)});";
        return new Generated(name, null, line, ImmutableArray<Diagnostic>.Empty);
    }
}
