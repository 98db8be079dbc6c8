using System.Collections.Concurrent;

namespace Aetherion.GraphQL.Tests.Transport;

/// <summary>Lets a test see when the source of its subscription starts and ends.</summary>
public sealed class SilentSource
{
    private static readonly ConcurrentDictionary<string, SilentSource> Sources = new();

    public string Key { get; } = $"{Guid.NewGuid()}";

    public TaskCompletionSource Started { get; } = new();

    public TaskCompletionSource Ended { get; } = new();

    public static SilentSource Next()
    {
        var source = new SilentSource();
        Sources[source.Key] = source;
        return source;
    }

    public static SilentSource Find(string? key) => key is null ? new SilentSource() : Sources[key];
}
