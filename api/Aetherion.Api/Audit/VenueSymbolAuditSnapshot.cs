using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Audit;

/// <summary>A symbol that is taken from a venue; the same for all tenants.</summary>
internal sealed class VenueSymbolAuditSnapshot(IVenueFeeds venues) : IAuditSnapshot
{
    public Task<object?> FindAsync(string subject, CancellationToken cancellationToken) => Task.FromResult<object?>(
        InstrumentId.TryParse(subject, null, out var id)
            ? venues.Symbols.FirstOrDefault(symbol => symbol.Instrument == id)
            : null);
}
