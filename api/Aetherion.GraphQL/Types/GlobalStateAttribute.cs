namespace Aetherion.GraphQL.Types;

/// <summary>The parameter comes from the request's context data, under the key or else the parameter's name.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class GlobalStateAttribute(string? key = null) : Attribute
{
    public string? Key { get; } = key;
}
