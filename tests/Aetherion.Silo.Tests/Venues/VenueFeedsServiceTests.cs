using Aetherion.Domain.Venues.Sessions;
using Aetherion.GrainHost.Tests;
using Aetherion.Model;
using Aetherion.Silo.Telemetry;
using Aetherion.Silo.Venues;
using Aetherion.Silo.Venues.Fallback;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Silo.Tests.Venues;

/// <summary>The start of the venues' workers, at a venue that cannot be reached.</summary>
public sealed class VenueFeedsServiceTests
{
    private const string Venue = "binance";

    private static readonly Instrument Stored = new(
        new InstrumentId(Venue, "DOGEUSDT"), Market.Crypto, "DOGE", "USDT", 0.00001m, 1, 5);

    [Fact]
    public async Task What_a_venue_listed_before_is_known_when_its_feed_has_started()
    {
        VenueGrains grains = new();
        await grains.CatalogOf(Venue).Keep(Stored);
        TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);
        grains.CatalogOf(Venue).BeforeGetAll = () => read.Task;
        using FeedMetrics metrics = new();
        using var worker = CreateWorker(grains, metrics);
        using var service = CreateService(worker, grains);

        var starting = service.StartAsync(TestContext.Current.CancellationToken);
        starting.IsCompleted.ShouldBeFalse();
        read.SetResult();
        await starting;

        grains.Catalog.IsListed(Stored.Id).ShouldBeTrue();
        await service.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("coinbase")]
    [InlineData("fallback")]
    public async Task What_a_venue_listed_before_is_known_though_it_is_not_fed_any_more(string venue)
    {
        VenueGrains grains = new();
        Instrument stored = Stored with { Id = new InstrumentId(venue, "DOGE-USD") };
        await grains.CatalogOf(venue).Keep(stored);
        using VenueFeedsService service = new(
            [], FallbackFeeds.None, grains.Catalog, grains, TimeProvider.System, NullLogger<VenueFeedsService>.Instance);

        await service.StartAsync(TestContext.Current.CancellationToken);

        grains.Catalog.TryGet(stored.Id, out var known).ShouldBeTrue();
        known.ShouldBe(stored);
        grains.Catalog.Active.ShouldNotContain(stored);
    }

    [Fact]
    public async Task What_could_not_be_read_of_a_venue_that_is_not_fed_is_read_later()
    {
        VenueGrains grains = new();
        ManualTimeProvider time = new();
        var stored = Stored with { Id = new InstrumentId("coinbase", "DOGE-USD") };
        await grains.CatalogOf("coinbase").Keep(stored);
        TaskCompletionSource isRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
        grains.CatalogOf("coinbase").BeforeGetAll = () =>
        {
            grains.CatalogOf("coinbase").BeforeGetAll = () =>
            {
                isRead.SetResult();
                return Task.CompletedTask;
            };
            throw new TimeoutException("The storage does not answer.");
        };
        using VenueFeedsService service = new(
            [], FallbackFeeds.None, grains.Catalog, grains, time, NullLogger<VenueFeedsService>.Instance);

        await service.StartAsync(TestContext.Current.CancellationToken);
        grains.Catalog.TryGet(stored.Id, out _).ShouldBeFalse();
        time.Advance(VenueFeedsService.RetryDelay);
        await isRead.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await service.StopAsync(TestContext.Current.CancellationToken);

        grains.Catalog.TryGet(stored.Id, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_feed_starts_also_where_nothing_can_be_read()
    {
        VenueGrains grains = new();
        grains.CatalogOf(Venue).BeforeGetAll = () => throw new TimeoutException("The storage does not answer.");
        using FeedMetrics metrics = new();
        using var worker = CreateWorker(grains, metrics);
        using var service = CreateService(worker, grains);

        await service.StartAsync(TestContext.Current.CancellationToken);

        worker.ExecuteTask.ShouldNotBeNull().IsFaulted.ShouldBeFalse();
        await service.StopAsync(TestContext.Current.CancellationToken);
    }

    private static VenueFeedsService CreateService(VenueFeedWorker worker, VenueGrains grains) => new(
        [worker], FallbackFeeds.None, grains.Catalog, grains, TimeProvider.System, NullLogger<VenueFeedsService>.Instance);

    private static VenueFeedWorker CreateWorker(VenueGrains grains, FeedMetrics metrics) => new(
        KnownVenues.Find(Venue)!,
        new VenueFeedOptions { Endpoint = VenueEndpoint.Of(new Uri("http://127.0.0.1:1")), Session = VenueSessionOptions.Live },
        grains, grains.Catalog, new NoVenueInputLog(), FallbackFeeds.None, metrics, TimeProvider.System,
        NullLogger<VenueFeedWorker>.Instance);
}
