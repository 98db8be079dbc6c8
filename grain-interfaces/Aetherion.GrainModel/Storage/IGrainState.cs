namespace Orleans;

/// <summary>A state on its way to or from a store.</summary>
public interface IGrainState<T>
{
    /// <summary>The state.</summary>
    T State { get; set; }

    /// <summary>The version of the stored state; null when nothing is stored.</summary>
    string? ETag { get; set; }

    /// <summary>Whether the state is in the store.</summary>
    bool RecordExists { get; set; }
}
