using System.Collections.Immutable;
using Aetherion.Domain.Venues.Orders;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>How one venue's user stream is opened and kept open.</summary>
public interface IUserStreamConnection
{
    /// <summary>Reads its messages.</summary>
    IUserStreamReader Reader { get; }

    /// <summary>The path and query to connect to; null when the venue gave none.</summary>
    Task<string?> FindPathAsync(CancellationToken cancellationToken);

    /// <summary>The headers of the handshake beside the usual ones.</summary>
    Task<ImmutableArray<KeyValuePair<string, string>>> HeadersAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<KeyValuePair<string, string>>>([]);

    /// <summary>What to send once it is connected.</summary>
    Task<ImmutableArray<string>> HelloAsync(CancellationToken cancellationToken);

    /// <summary>Whether a message refuses the subscription.</summary>
    bool IsRefusal(ReadOnlyMemory<byte> message);

    /// <summary>What a message wants to be answered; null for most.</summary>
    string? Answer(ReadOnlyMemory<byte> message) => null;

    /// <summary>Keeps it open until told to stop; returns early when it has to be opened anew.</summary>
    Task KeepAsync(CancellationToken cancellationToken);
}
