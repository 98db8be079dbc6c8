using Aetherion.GrainHost.Tests;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.CoinGecko;
using Aetherion.VenueEmulator.Http;
using Aetherion.VenueEmulator.Tests.Faults;

namespace Aetherion.VenueEmulator.Tests.Http;

public class VenueDriverTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task A_venue_is_woken_when_it_has_something_due_and_not_between()
    {
        var start = _time.GetUtcNow().UtcDateTime;
        CountingVenue venue = new(start);
        await using VenueDriver driver = new(venue, _time);
        driver.Start();

        _time.Advance(TimeSpan.FromSeconds(1));

        venue.Advances.ShouldBe(Enumerable.Range(1, 100).Select(i => start.AddMilliseconds(10 * i)));
    }

    [Fact]
    public async Task A_call_brings_nothing_out_of_step()
    {
        var start = _time.GetUtcNow().UtcDateTime;
        CountingVenue venue = new(start);
        await using VenueDriver driver = new(venue, _time);
        driver.Start();

        _time.Advance(TimeSpan.FromMilliseconds(13.4));
        driver.Handle(VenueRequest.Get("/", "")).Status.ShouldBe(200);
        _time.Advance(TimeSpan.FromMilliseconds(10));

        venue.Advances.Select(time => (time - start).TotalMilliseconds).ShouldBe([10, 13.4, 20.4]);
    }

    [Fact]
    public async Task Nothing_wakes_a_venue_that_only_answers()
    {
        await using VenueDriver driver = new(new CoinGeckoVenue(new CoinGeckoVenueOptions(), _time.GetUtcNow().UtcDateTime), _time);
        driver.Start();

        driver.Handle(VenueRequest.Get("/api/v3/ping", "")).Status.ShouldBe(200);

        _time.ArmedCount.ShouldBe(0);
    }
}
