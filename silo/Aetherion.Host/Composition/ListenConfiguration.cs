namespace Aetherion.Host.Composition;

/// <summary>The section <c>listen</c>: where the service is reached.</summary>
internal sealed record ListenConfiguration
{
    /// <summary>IP addresses of this machine; <c>0.0.0.0</c> and <c>::</c> stand for all of them.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = ["127.0.0.1"];

    /// <summary>0 chooses a free one.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>Without it the service speaks plain HTTP, for a proxy in front of it or for this machine.</summary>
    public TlsConfiguration? Tls { get; init; }
}
