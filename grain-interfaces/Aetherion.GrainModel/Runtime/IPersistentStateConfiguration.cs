namespace Orleans.Runtime;

/// <summary>Which state, in which store.</summary>
public interface IPersistentStateConfiguration
{
    /// <summary>The name of the state within its grain.</summary>
    string StateName { get; }

    /// <summary>The name of the store; null for the default one.</summary>
    string? StorageName { get; }
}
