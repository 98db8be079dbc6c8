namespace Aetherion.GraphQL.Types;

/// <summary>The parameter comes from the request's services; with a key, from the keyed ones.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute(object? key = null) : Attribute
{
    public object? Key { get; } = key;
}
