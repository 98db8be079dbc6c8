namespace Aetherion.Api.OpenApi;

/// <summary>The text is the name of one of an enumeration's values, in capitals.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class ValuesOfAttribute(Type type) : Attribute
{
    /// <summary>The names as they are written.</summary>
    public IEnumerable<string> Names => Enum.GetValuesAsUnderlyingType(type)
        .Cast<int>()
        .Where(value => value >= From)
        .Select(value => Enum.GetName(type, value)!.ToUpperInvariant());

    /// <summary>The first value that occurs here.</summary>
    public int From { get; init; } = int.MinValue;
}
