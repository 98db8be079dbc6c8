namespace Orleans.Runtime;

/// <summary>Asks for an <see cref="IPersistentState{TState}"/> as a parameter of a grain's constructor.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute(string stateName, string? storageName = null)
    : Attribute, IFacetMetadata, IPersistentStateConfiguration
{
    /// <summary>The name of the state within its grain.</summary>
    public string StateName { get; } = stateName;

    /// <summary>The name of the store; null for the default one.</summary>
    public string? StorageName { get; } = storageName;
}
