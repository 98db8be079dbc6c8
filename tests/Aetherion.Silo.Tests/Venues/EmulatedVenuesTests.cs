using System.Globalization;
using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Weex;

namespace Aetherion.Silo.Tests.Venues;

/// <summary>The feeds of Coinbase and WEEX over real sockets to emulated venues: books and tapes are the venues' own.</summary>
public sealed class EmulatedVenuesTests
{
    private const string Disorder = "gap:probability=0.02,length=3;duplicate:probability=0.05;disconnect:probability=0.005";

    /// <summary>Trades of WEEX have ids of chance, so that one which is left out cannot be missed; its faults are those of books.</summary>
    private const string DisorderOfBooks = "gap:probability=0.02,length=3,stream=depth;duplicate:probability=0.05,stream=depth";

    public static TheoryData<string> Venues => ["coinbase", "coinbase-advanced", "weex", "weex-previous", "weex-futures", "weex-futures-previous"];

    [Theory(Explicit = true)]
    [MemberData(nameof(Venues))]
    public async Task A_book_becomes_live_and_is_the_venues_own_again_after_faults(string name)
    {
        var venue = CaseOf(name);
        await using VenueWorld world = new(venue);
        await world.StartVenueAsync();
        await world.StartFeedAsync(backfill: TimeSpan.FromMinutes(5));
        await world.UntilLiveAsync(venue.Symbol);
        await world.UntilBooksMeetAsync(venue.Symbol);

        await world.SetFaultsAsync(name.StartsWith("weex", StringComparison.Ordinal) ? DisorderOfBooks : Disorder);
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System, TestContext.Current.CancellationToken);
        await world.ClearFaultsAsync();

        await world.UntilLiveAsync(venue.Symbol);
        await world.UntilBooksMeetAsync(venue.Symbol);
        await world.UntilAsync(
            () => world.Grain(venue.Symbol).Events.Count(e => e.Kind == MarketEventKind.Trade) > 10, "trades came");
        var (ours, theirs) = await world.TradesAsync();
        ours.Take(theirs.Count).ShouldBe(theirs);
        theirs.Count.ShouldBeGreaterThan(5);
        world.Grain(venue.Symbol).Candles.Length.ShouldBeGreaterThan(1, "bars of the past came");
        world.Feed.Problem.ShouldBeNull();
        world.Feed.Decoding.UnknownFields.ShouldBeEmpty();
        await world.StopFeedAsync();
        world.Log.IsOrdered.ShouldBeTrue();
    }

    [Theory]
    [InlineData("coinbase")]
    [InlineData("coinbase-advanced")]
    public async Task A_product_that_the_venue_halts_is_closed_at_once_and_has_no_book(string name)
    {
        var venue = CaseOf(name);
        await using VenueWorld world = new(venue);
        await world.StartVenueAsync();
        await world.StartFeedAsync();
        await world.UntilLiveAsync(venue.Symbol);

        await world.SetTradingAsync(venue.Symbol, "halted");
        await world.UntilAsync(() => world.Status(venue.Symbol) is { Reason: FeedReason.Halted, Trading: TradingPermission.Halted }, "halted");
        world.Status(venue.Symbol)!.State.ShouldBe(FeedState.Closed);
        await world.UntilAsync(() => world.Grain(venue.Symbol).Events.Last(e => e.Book is not null) is { Kind: MarketEventKind.BookSnapshot, Book.Bids.IsEmpty: true },
            "the book is taken back");
        await world.UntilAsync(() => world.Feed.Decoding.DecodedCount > 0, "frames are counted");
        world.Feed.Decoding.UnknownFields.ShouldBeEmpty();
        world.Feed.Decoding.UnknownValueCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("binance")]
    [InlineData("binance-usdm")]
    [InlineData("weex")]
    [InlineData("weex-futures")]
    public async Task A_symbol_that_the_venue_lists_as_halted_is_closed_and_says_so(string name)
    {
        var venue = CaseOf(name);
        await using VenueWorld world = new(venue);
        await world.StartVenueAsync();
        await world.SetTradingAsync(venue.Symbol, "halted");
        await world.StartFeedAsync();
        await world.UntilAsync(
            () => world.Status(venue.Symbol) is { State: FeedState.Closed, Reason: FeedReason.Halted, Trading: TradingPermission.Halted }, "halted");
        world.Feed.Decoding.UnknownFields.ShouldBeEmpty();
        world.Feed.Decoding.UnknownValueCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("binance")]
    [InlineData("coinbase")]
    [InlineData("weex")]
    public async Task While_the_venues_clock_is_off_a_symbol_is_not_live_its_trades_are_counted_and_afterwards_it_goes_on(string name)
    {
        var venue = CaseOf(name);
        await using VenueWorld world = new(venue);
        await world.StartVenueAsync();
        await world.StartFeedAsync();
        await world.UntilLiveAsync(venue.Symbol);

        await world.SetFaultsAsync("clock-skew:duration=120m");
        await world.UntilAsync(
            () => world.Status(venue.Symbol) is { State: FeedState.Stale, Reason: FeedReason.ClockSkew, UntimelyTradeCount: > 0 }, "doubted");
        await world.UntilAsync(() => world.Feed.Problem?.Contains("ClockSkew", StringComparison.Ordinal) == true, "told to probes");
        await world.ClearFaultsAsync();

        await world.UntilLiveAsync(venue.Symbol);
        await world.UntilBooksMeetAsync(venue.Symbol);
        var grain = world.Grain(venue.Symbol);
        var trades = grain.Events.Count(e => e.Kind == MarketEventKind.Trade);
        await world.UntilAsync(() => grain.Events.Count(e => e.Kind == MarketEventKind.Trade) > trades, "trades come again");
        grain.AdvancedTo!.Value.ShouldBeLessThan(TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1));
    }

    [Fact]
    public async Task Funding_of_Weex_futures_is_shown_with_its_mark_price()
    {
        var venue = VenueCase.Of("weex-futures");
        await using VenueWorld world = new(venue);
        await world.StartVenueAsync();
        await world.StartFeedAsync();
        await world.UntilLiveAsync(venue.Symbol);
        InstrumentId id = new("weex-futures", venue.Symbol);
        await world.UntilAsync(() => world.Feed.StatisticsOf(id)?.Mark?.FundingRate is not null, "funding came");

        var told = (await world.GetAsync($"futures/capi/v3/market/premiumIndex?symbol={venue.Symbol}"))[0];
        var mark = world.Feed.StatisticsOf(id)!.Mark!;
        mark.FundingRate.ShouldBe(decimal.Parse(told.GetProperty("lastFundingRate").GetString()!, CultureInfo.InvariantCulture));
        new DateTimeOffset(mark.NextFundingTime!.Value).ToUnixTimeMilliseconds().ShouldBe(told.GetProperty("nextFundingTime").GetInt64());
        mark.Price.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("limit-only", TradingPermission.LimitOnly, FeedState.Live)]
    [InlineData("cancel-only", TradingPermission.CancelOnly, FeedState.Closed)]
    public async Task What_Coinbase_restricts_and_allows_again_is_followed_by_its_status(
        string word, TradingPermission permission, FeedState state)
    {
        await using VenueWorld world = new(VenueCase.Coinbase);
        await world.StartVenueAsync();
        await world.StartFeedAsync();
        await world.UntilLiveAsync(VenueCase.Coinbase.Symbol);

        await world.SetTradingAsync(VenueCase.Coinbase.Symbol, word);
        await world.UntilAsync(() => world.Status(VenueCase.Coinbase.Symbol)?.Trading == permission, word);
        await world.UntilAsync(() => world.Status(VenueCase.Coinbase.Symbol)?.State == state, state.ToString());
        await world.SetTradingAsync(VenueCase.Coinbase.Symbol, "open");
        await world.UntilAsync(() => world.Status(VenueCase.Coinbase.Symbol)?.Trading == TradingPermission.Trading, "open");
        await world.UntilLiveAsync(VenueCase.Coinbase.Symbol);
        await world.UntilBooksMeetAsync(VenueCase.Coinbase.Symbol);
    }

    private static VenueCase CaseOf(string name) => name switch
    {
        "weex-previous" => VenueCase.Weex(isFutures: false, WeexIdReading.Previous),
        "weex-futures-previous" => VenueCase.Weex(isFutures: true, WeexIdReading.Previous),
        _ => VenueCase.Of(name),
    };
}
