using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;

namespace Aetherion.GrainModel.Tests;

/// <summary>The generic parameters in scope, by position, with the constraints of those of the method.</summary>
internal sealed record GenericNames(ImmutableArray<string> OfType, ImmutableArray<string> OfMethod, string MethodSuffix)
{
    public static GenericNames Of(MetadataReader reader, GenericParameterHandleCollection parameters) =>
        new(NamesOf(parameters, "T"), [], "");

    public GenericNames WithMethod(MetadataReader reader, GenericParameterHandleCollection parameters)
    {
        var names = this with { OfMethod = NamesOf(parameters, "M") };
        return parameters.Count == 0 ? names : names with { MethodSuffix = names.Suffix(reader, parameters) };
    }

    private static ImmutableArray<string> NamesOf(GenericParameterHandleCollection parameters, string prefix) =>
        [.. Enumerable.Range(0, parameters.Count).Select(index => $"{prefix}{index}")];

    private string Suffix(MetadataReader reader, GenericParameterHandleCollection parameters)
    {
        var names = new TypeNameProvider();
        var described = parameters.Select(handle =>
        {
            var parameter = reader.GetGenericParameter(handle);
            var constraints = parameter.GetConstraints()
                .Select(item => names.Decode(reader, reader.GetGenericParameterConstraint(item).Type, this));
            var special = parameter.Attributes & GenericParameterAttributes.SpecialConstraintMask;
            return string.Join('&', special == 0 ? constraints : constraints.Append(special.ToString()));
        });
        return $"<{string.Join(", ", described)}>";
    }
}
