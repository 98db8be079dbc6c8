using Aetherion.Domain.Venues.Orders;
using Aetherion.GrainInterfaces;
using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>The user streams that are open, one for each account that has an order under way.</summary>
internal sealed class UserStreams(OrderGatewayOptions options, IVenueSecrets secrets, TimeProvider time, ILogger logger)
    : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<VenueAccount, UserStream> _streams = [];

    /// <summary>The stream of an account, opened where there is none; null when there are too many.</summary>
    public UserStream? Open(VenueAccount account, VenueDesk desk)
    {
        lock (_lock)
        {
            if (_streams.TryGetValue(account, out var open) && !open.HasEnded)
                return open;
            _streams.Remove(account);
            if (_streams.Count >= options.StreamsMax)
                return null;
            return _streams[account] = new UserStream(account, desk, options, secrets, time, logger);
        }
    }

    public async ValueTask DisposeAsync()
    {
        UserStream[] open;
        lock (_lock)
        {
            open = [.. _streams.Values];
            _streams.Clear();
        }
        foreach (var stream in open)
            await stream.DisposeAsync();
    }
}
