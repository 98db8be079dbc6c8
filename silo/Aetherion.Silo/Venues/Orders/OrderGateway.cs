using System.Collections.Frozen;
using System.Collections.Immutable;
using Aetherion.Domain.Venues.Budgets;
using Aetherion.Domain.Venues.Orders;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>
/// The way to venues over HTTP and sockets, with the tenants' keys. Secrets are unwrapped for each request and kept by the
/// open user streams alone.
/// </summary>
public sealed class OrderGateway : IOrderGateway, IAsyncDisposable
{
    /// <summary>The address that all processes ask venues from.</summary>
    private const string Address = "default";

    private readonly IVenueKeys _keys;
    private readonly IVenueSecrets _secrets;
    private readonly HttpClient _client;
    private readonly FrozenDictionary<string, VenueDesk> _desks;
    private readonly UserStreams _streams;

    public OrderGateway(
        OrderGatewayOptions options,
        IVenueKeys keys,
        IVenueSecrets secrets,
        IGrainFactory grains,
        VenueUnknowns unknowns,
        TimeProvider time,
        ILogger<OrderGateway> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(unknowns);
        (_keys, _secrets) = (keys, secrets);
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _desks = options.Venues.ToFrozenDictionary(v => v.Name, v => CreateDesk(v, options, grains, time));
        foreach (var desk in _desks.Values)
        {
            unknowns.Watch(desk.Venue.Name, VenueSource.Orders, desk.Venue.Protocol.Unknown);
            unknowns.Watch(desk.Venue.Name, VenueSource.UserStream, desk.StreamUnknown);
        }
        _streams = new UserStreams(options, secrets, time, logger);
    }

    public NonExecutionRule? FindRule(string venue) => _desks.GetValueOrDefault(venue)?.Venue.Protocol.NonExecution;

    public bool SalesMustReduce(string venue) => _desks.GetValueOrDefault(venue)?.Venue.Protocol.SalesMustReduce == true;

    public async Task<VenueAccount?> FindAccountAsync(
        string tenant, string venue, string? keyId, CancellationToken cancellationToken)
    {
        var keys = await ListKeysAsync(tenant, venue, cancellationToken);
        var key = keys.FirstOrDefault(k => keyId is null || k.Id == keyId)
            ?? keys.FirstOrDefault(k => keyId is not null && k.Replaces(keyId));
        return key is null ? null : new VenueAccount(tenant, venue, key.Id);
    }

    public async Task<ImmutableArray<VenueAccount>> ListAccountsAsync(
        string tenant, string venue, CancellationToken cancellationToken) =>
        [.. (await ListKeysAsync(tenant, venue, cancellationToken)).Select(key => new VenueAccount(tenant, venue, key.Id))];

    public Task<OrderRules?> FindRulesAsync(InstrumentId instrument, CancellationToken cancellationToken) =>
        _desks.TryGetValue(instrument.Venue, out var desk)
            ? desk.Rules.FindAsync(instrument.Symbol, cancellationToken)
            : Task.FromResult<OrderRules?>(null);

    public async Task<OrderReply> PlaceAsync(
        VenueAccount account, VenueOrder order, DateTime notAfter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (await FindAsync(account, cancellationToken) is not var (desk, credentials))
            return OrderReply.NotSent($"there is no key {account.KeyId} to {account.Venue}");
        _streams.Open(account, desk);
        return await desk.PlaceAsync(order, credentials, notAfter, cancellationToken);
    }

    public async Task<OrderReply> CancelAsync(
        VenueAccount account, OrderReference order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (await FindAsync(account, cancellationToken) is not var (desk, credentials))
            return OrderReply.Lost($"there is no key {account.KeyId} to {account.Venue}");
        return await desk.CancelAsync(order, credentials, cancellationToken);
    }

    public async Task<OrderReply> AskAsync(
        VenueAccount account, OrderQuestion question, OrderLife life, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (await FindAsync(account, cancellationToken) is not var (desk, credentials))
            return OrderReply.Lost($"there is no key {account.KeyId} to {account.Venue}");
        return await desk.AskAsync(question, life, credentials, cancellationToken);
    }

    public async Task<PositionReply> AskPositionsAsync(VenueAccount account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        return await FindAsync(account, cancellationToken) is var (desk, credentials)
            ? await desk.AskPositionsAsync(credentials, cancellationToken)
            : PositionReply.Failed($"there is no key {account.KeyId} to {account.Venue}");
    }

    public ImmutableArray<OrderReport> TakeNews(VenueAccount account, OrderReference order)
    {
        ArgumentNullException.ThrowIfNull(account);
        return _desks.TryGetValue(account.Venue, out var desk) ? _streams.Open(account, desk)?.Take(order) ?? [] : [];
    }

    /// <summary>How far a venue's clock is ahead of ours; null for a venue that orders are not sent to.</summary>
    public TimeSpan? ClockOffsetOf(string venue) => _desks.GetValueOrDefault(venue)?.ClockOffset;

    public async ValueTask DisposeAsync()
    {
        await _streams.DisposeAsync();
        _client.Dispose();
    }

    private VenueDesk CreateDesk(
        OrderVenue venue, OrderGatewayOptions options, IGrainFactory grains, TimeProvider time)
    {
        var budget = grains.GetGrain<IVenueBudgetGrain>($"{VenueLimits.PoolOf(venue.Name)}/{Address}");
        OrderHttp http = new(venue, _client, budget, options, time);
        VenueClock clock = new(venue, http, options, time);
        return new VenueDesk(venue, http, clock, new RuleCache(venue, http, options, time), time);
    }

    /// <summary>The one added last first.</summary>
    private async Task<IReadOnlyList<VenueKey>> ListKeysAsync(
        string tenant, string venue, CancellationToken cancellationToken) => _keys.IsAvailable
        ?
        [
            .. (await _keys.ListAsync(tenant, cancellationToken))
                .Where(key => key.Venue == venue)
                .OrderByDescending(key => key.CreatedTime)
                .ThenBy(key => key.Id, StringComparer.Ordinal),
        ]
        : [];

    private async Task<(VenueDesk Desk, VenueCredentials Credentials)?> FindAsync(
        VenueAccount account, CancellationToken cancellationToken)
    {
        if (!_desks.TryGetValue(account.Venue, out var desk)
            || await _secrets.UnwrapAsync(account.Tenant, account.KeyId, cancellationToken) is not { } secret)
            return null;
        return (desk, new VenueCredentials(secret.ApiKey, secret.ApiSecret, secret.Passphrase));
    }
}
