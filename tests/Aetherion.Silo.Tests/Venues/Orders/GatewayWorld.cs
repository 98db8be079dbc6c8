using System.Collections.Immutable;
using Aetherion.Domain.Venues.Orders;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Telemetry;
using Aetherion.Silo.Venues;
using Aetherion.Silo.Venues.Orders;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>A gateway to one venue at an address, with a key, a budget that is looked at, and a log that is read.</summary>
internal sealed class GatewayWorld : IGrainFactory, IVenueKeys, IVenueSecrets, IVenueBudgetGrain, ILogger<OrderGateway>,
    ILogger<VenueUnknowns>, IAsyncDisposable
{
    public const string ApiKey = "the-api-key";
    public const string ApiSecret = "the-api-secret";

    public static readonly VenueAccount Account = new("local", "binance", "key-1");

    private readonly List<string> _log = [];
    private readonly FeedMetrics _metrics = new();
    private readonly VenueUnknowns _unknowns;

    public GatewayWorld(Uri address, string venue = "binance", Func<OrderGatewayOptions, OrderGatewayOptions>? change = null)
    {
        Venue = venue;
        Keys = [Key("key-1", createdDay: 1), Key("key-0", createdDay: 9, venue: "another")];
        OrderGatewayOptions options = new()
        {
            Venues = [OrderVenues.Find(venue, VenueEndpoint.Of(address), isOwnAddress: false)!],
            ReconnectDelay = TimeSpan.FromMilliseconds(10),
            ReconnectDelayMax = TimeSpan.FromMilliseconds(20),
        };
        _unknowns = new VenueUnknowns(_metrics, this);
        Gateway = new OrderGateway(change?.Invoke(options) ?? options, this, this, this, _unknowns, TimeProvider.System, this);
    }

    public string Venue { get; }

    public OrderGateway Gateway { get; }

    /// <summary>What answers and user streams held that is not known.</summary>
    public VenueDecoding Unknown => _unknowns.AddTo(
        new VenueDecoding(Venue, null, 0, 0, 0, 0, ImmutableSortedDictionary<string, long>.Empty));

    public List<TimeSpan?> Blocks { get; } = [];

    public List<int> Reports { get; } = [];

    /// <summary>With what priorities the budget was asked, the rules and the clock among them.</summary>
    public List<VenueRequestPriority> Priorities { get; } = [];

    /// <summary>What the budget says to who asks.</summary>
    public TimeSpan Wait { get; set; }

    /// <summary>Called before the budget is asked, and before it is told something; what it throws, the caller gets.</summary>
    public Action BeforeTake { get; set; } = () => { };

    public Action BeforeTelling { get; set; } = () => { };

    public bool HasKey { get; set; } = true;

    public VenueSecret Secret { get; init; } = new(ApiKey, ApiSecret);

    /// <summary>Of the key with the id <c>key-2</c>.</summary>
    public VenueSecret? SecondSecret { get; init; }

    /// <summary>The tenant's keys; one, unless a test says otherwise, and one to another venue.</summary>
    public ImmutableArray<VenueKey> Keys { get; set; }

    public bool IsAvailable => true;

    public string Written
    {
        get
        {
            lock (_log)
                return string.Join('\n', _log);
        }
    }

    public VenueAccount AccountHere => Account with { Venue = Venue };

    public static VenueOrder Order(string id = "ae-1") => new(id, "BTCUSDT", Side.Buy, VenueOrderType.Market, 0.5m);

    public Task<OrderReply> PlaceAsync(VenueOrder? order = null, TimeSpan? within = null) => Gateway.PlaceAsync(
        AccountHere,
        order ?? Order(),
        TimeProvider.System.GetUtcNow().UtcDateTime + (within ?? TimeSpan.FromSeconds(20)),
        TestContext.Current.CancellationToken);

    public Task<TimeSpan> Take(int weight, VenueRequestPriority priority)
    {
        BeforeTake();
        lock (Priorities)
            Priorities.Add(priority);
        return Task.FromResult(Wait);
    }

    public Task Report(int used)
    {
        BeforeTelling();
        lock (Reports)
            Reports.Add(used);
        return Task.CompletedTask;
    }

    public Task Block(TimeSpan? retryAfter)
    {
        BeforeTelling();
        lock (Blocks)
            Blocks.Add(retryAfter);
        return Task.CompletedTask;
    }

    public Task<VenueBudget> Get() => throw new NotSupportedException();

    public Task<VenueSecret?> UnwrapAsync(string tenant, string id, CancellationToken cancellationToken) =>
        Task.FromResult(!HasKey ? null : id == "key-1" ? Secret : id == "key-2" ? SecondSecret : null);

    public Task<ImmutableArray<VenueKey>> ListAsync(string tenant, CancellationToken cancellationToken) =>
        Task.FromResult(Keys);

    public VenueKey Key(string id, int createdDay, string name = "a name", string? venue = null) => new(
        "local", id, venue ?? Venue, name, "m", new DateTime(2026, 1, createdDay, 0, 0, 0, DateTimeKind.Utc), "me");

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => (TGrainInterface)(object)this;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_log)
            _log.Add($"{formatter(state, exception)} {exception}");
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    /// <summary>Nothing that came was not known.</summary>
    public void ShouldKnowEverything()
    {
        var unknown = Unknown;
        unknown.UnknownEvents.ShouldBeEmpty();
        unknown.UnknownFields.ShouldBeEmpty();
        unknown.UnknownValues.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        _metrics.Dispose();
    }

    Task<bool> IVenueKeys.AddAsync(VenueKey key, VenueSecret secret, int keysMax, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task<bool> IVenueKeys.DeleteAsync(string tenant, string id, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task<int> IVenueKeys.RewrapAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    IGrain IGrainFactory.GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw new NotSupportedException();

    TGrainInterface IGrainFactory.GetGrain<TGrainInterface>(GrainId grainId) => throw new NotSupportedException();

    IAddressable IGrainFactory.GetGrain(GrainId grainId) => throw new NotSupportedException();
}
