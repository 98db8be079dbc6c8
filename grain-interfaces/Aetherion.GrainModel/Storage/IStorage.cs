namespace Orleans.Core;

/// <summary>Reads, writes and clears one state.</summary>
public interface IStorage
{
    /// <summary>The version of the stored state; null when nothing is stored.</summary>
    string? Etag { get; }

    /// <summary>Whether the state is in the store.</summary>
    bool RecordExists { get; }

    /// <summary>Removes the state from the store and makes it new in memory.</summary>
    Task ClearStateAsync();

    /// <summary>Writes the state.</summary>
    Task WriteStateAsync();

    /// <summary>Reads the state again; what was not written is lost.</summary>
    Task ReadStateAsync();

    /// <inheritdoc cref="ClearStateAsync()"/>
    Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

    /// <inheritdoc cref="WriteStateAsync()"/>
    Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    /// <inheritdoc cref="ReadStateAsync()"/>
    Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
}
