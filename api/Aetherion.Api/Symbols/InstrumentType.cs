using System.Collections.Immutable;
using Aetherion.Api.Forecasts;
using Aetherion.Api.History;
using Aetherion.Api.Limits;
using Aetherion.Api.Models;
using Aetherion.Api.Regimes;
using Aetherion.Api.Venues;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Api.Symbols;

[ObjectType("Instrument")]
[GraphQLDescription("Something that is traded on a venue, with what is known of it now and what was.")]
internal sealed class InstrumentType(Instrument instrument) : INode
{
    private const int FeedSwitchesDefault = 20;
    private const int FeedSwitchesMax = 1_000;
    private const int FundingPaymentsDefault = 20;
    private const int FundingPaymentsMax = 1_100;

    private Task<SymbolSnapshot>? _snapshot;
    private Task<SymbolForecast?>? _forecast;

    internal Instrument Instrument => instrument;

    [ID]
    [GraphQLDescription("Of the form venue:symbol, such as sim:BTC-USD.")]
    public string Id => instrument.Id.ToString();

    [GraphQLDescription("As its venue writes it.")]
    public string Symbol => instrument.Id.Symbol;

    [GraphQLDescription("Where it is traded, as at the head of the id.")]
    public string Venue => instrument.Id.Venue;

    [GraphQLDescription("The market whose calendar it follows.")]
    public Market Market => instrument.Market;

    [GraphQLDescription("What is bought and sold: a currency, or the share itself.")]
    public string BaseCurrency => instrument.BaseCurrency;

    [GraphQLDescription("What prices and fees are in.")]
    public string QuoteCurrency => instrument.QuoteCurrency;

    [GraphQLDescription("The smallest step of its prices, in the quote currency.")]
    public decimal PriceTick => instrument.PriceTick;

    [GraphQLDescription("The smallest step of its quantities, in the base currency.")]
    public decimal QuantityStep => instrument.QuantityStep;

    [GraphQLDescription("The least price times quantity of an order, in the quote currency.")]
    public decimal MinNotional => instrument.MinNotional;

    [Cost(FieldCosts.GrainRead)]
    [GraphQLDescription("Of the latest trade; null before the first.")]
    public async Task<decimal?> GetLastPriceAsync(IClusterClient grains) =>
        (await Snapshot(grains)).LastPrice is { } price ? instrument.ToDecimal(price) : null;

    [Cost(FieldCosts.GrainRead)]
    [GraphQLDescription("Of the latest trade, by the venue; null before the first.")]
    public async Task<DateTime?> GetLastTradeTimeAsync(IClusterClient grains) => (await Snapshot(grains)).LastTradeTime;

    [GraphQLDescription(
        "The change of the price over 24 hours as a fraction, from H1 candles; null where they do not reach back.")]
    [Cost(FieldCosts.GrainRead)]
    public async Task<double?> GetChange24hAsync(IClusterClient grains)
    {
        var snapshot = await Snapshot(grains);
        var candles = await Grain(grains).GetRecentCandles(Timeframe.H1, DailyChange.CandleCount);
        return DailyChange.Of(snapshot, candles);
    }

    [Cost(FieldCosts.GrainRead)]
    [GraphQLDescription("How its data comes.")]
    public async Task<FeedType> GetFeedAsync(IClusterClient grains) => FeedType.Of((await Snapshot(grains)).Feed);

    [GraphQLDescription("The venue's side of the feed; null where this service does not take it from a venue.")]
    public VenueSymbolType? GetVenueSymbol(IVenueFeeds venues) => VenueSymbolType.Find(venues, instrument.Id);

    [GraphQLDescription("The venue's statistics of 24 hours; null where this service does not take it from a venue.")]
    public DailyTickerType? GetDailyTicker(IVenueFeeds venues) =>
        venues.StatisticsOf(instrument.Id).Ticker is { } ticker ? DailyTickerType.Of(ticker) : null;

    [GraphQLDescription("Mark price, funding rate and next funding of a derivative; null for what has none.")]
    public MarkPriceType? GetMarkPrice(IVenueFeeds venues) =>
        venues.StatisticsOf(instrument.Id).Mark is { } mark ? MarkPriceType.Of(mark) : null;

    [GraphQLDescription("The last 100 liquidations since this service takes the instrument from its venue, newest first.")]
    public ImmutableArray<LiquidationType> GetLiquidations(IVenueFeeds venues) =>
        [.. venues.StatisticsOf(instrument.Id).Liquidations.Select(LiquidationType.Of)];

    [Cost(FieldCosts.GrainRead)]
    [ListSize(SlicingArguments = ["first"])]
    [GraphQLDescription("What was paid at funding times while this service ran, newest first. The last 1,100 are kept.")]
    public async Task<ImmutableArray<FundingPaymentType>> GetFundingHistoryAsync(
        IClusterClient grains, int first = FundingPaymentsDefault)
    {
        if (first is < 1 or > FundingPaymentsMax)
            throw ApiErrors.BadInput(nameof(first), $"The number of payments is from 1 to {FundingPaymentsMax}, not {first}.");
        var payments = await grains.GetGrain<IFundingGrain>(instrument.Id.ToString()).GetAll();
        return [.. payments.Take(first).Select(FundingPaymentType.Of)];
    }

    [Cost(FieldCosts.GrainRead)]
    [ListSize(SlicingArguments = ["first"])]
    [GraphQLDescription(
        "Which venue its events came from and since when, newest first; empty where one venue feeds it. The last 1,000 are kept.")]
    public async Task<ImmutableArray<FeedSwitchType>> GetFeedSwitchesAsync(
        IClusterClient grains, int first = FeedSwitchesDefault)
    {
        if (first is < 1 or > FeedSwitchesMax)
            throw ApiErrors.BadInput(nameof(first), $"The number of switches is from 1 to {FeedSwitchesMax}, not {first}.");
        var switches = await grains.GetGrain<IFeedSwitchesGrain>(instrument.Id.ToString()).GetAll();
        return [.. switches.Take(first).Select(FeedSwitchType.Of)];
    }

    [GraphQLDescription("The regime decided at the close of the latest bar; null before the first.")]
    [Cost(FieldCosts.GrainRead)]
    public async Task<RegimeStateType?> GetRegimeAsync(
        IClusterClient grains, RegimeRules rules, Timeframe timeframe = Timeframe.M1)
    {
        var key = RegimeArguments.KeyOf(instrument.Id, timeframe);
        var estimate = await grains.GetRegime(key).GetEstimate();
        return estimate is null ? null : new RegimeStateType(estimate, rules);
    }

    [GraphQLDescription("Changes of the steady regime with a bar close in [from, to).")]
    [UsePaging]
    [Cost(FieldCosts.Batched)]
    public async Task<Connection<RegimeTransitionType>> GetRegimeHistoryAsync(
        TransitionLoader transitions,
        HistoryWindow window,
        PagingArguments paging,
        Timeframe timeframe = Timeframe.M1,
        DateTime? from = null,
        DateTime? to = null,
        HistoryOrder orderBy = HistoryOrder.NewestFirst) => await RegimeHistoryPager.ReadAsync(
        transitions,
        RegimeArguments.KeyOf(instrument.Id, timeframe),
        TimeRange.Of(await window.StartAsync(from, paging, span: null), to),
        orderBy,
        paging);

    [GraphQLDescription("Bars with an open time in [from, to), newest first; the newest may still be forming.")]
    [UsePaging(DefaultPageSize = CandlePager.PageSizeDefault, MaxPageSize = CandlePager.PageSizeMax)]
    [Cost(FieldCosts.GrainRead)]
    public async Task<Connection<CandleType>> GetCandlesAsync(
        CandlePager pager,
        HistoryWindow window,
        BarLoader stored,
        TransitionLoader transitions,
        Timeframe timeframe,
        PagingArguments paging,
        DateTime? from = null,
        DateTime? to = null) => await pager.ReadAsync(
        stored,
        transitions,
        instrument,
        timeframe,
        await window.StartAsync(from, paging, timeframe.Duration()),
        to,
        paging);

    [GraphQLDescription("What was measured on the stored bars with an open time in [from, to).")]
    [UsePaging]
    [Cost(FieldCosts.Batched)]
    public async Task<Connection<FeaturesType>> GetFeatureHistoryAsync(
        BarLoader stored,
        HistoryWindow window,
        PagingArguments paging,
        Timeframe timeframe = Timeframe.M1,
        DateTime? from = null,
        DateTime? to = null,
        HistoryOrder orderBy = HistoryOrder.NewestFirst) => await FeaturePager.ReadAsync(
        stored,
        new SymbolKey(instrument.Id),
        timeframe,
        // Only the newest page is within the plan by its size alone.
        TimeRange.Of(
            await window.StartAsync(
                from, paging, orderBy == HistoryOrder.NewestFirst ? timeframe.Duration() : null),
            to),
        orderBy,
        paging);

    [GraphQLDescription("What was measured on the latest closed bar; null before the first.")]
    [Cost(FieldCosts.GrainRead)]
    public async Task<FeaturesType?> GetFeaturesAsync(IClusterClient grains, Timeframe timeframe = Timeframe.M1) =>
        await Grain(grains).GetLatestBar(timeframe) is { } bar ? new FeaturesType(bar) : null;

    [GraphQLDescription("How odd the latest closed bar is; null before that is known, and below M1.")]
    [Cost(FieldCosts.GrainRead)]
    public async Task<AnomalyStateType?> GetAnomalyAsync(IClusterClient grains, Timeframe timeframe = Timeframe.M1) =>
        await Grain(grains).GetLatestScored(timeframe) is { Bar.Anomaly.IsKnown: true } scored
            ? new AnomalyStateType(scored)
            : null;

    [GraphQLDescription(
        "What is expected of the next hour; null while that is not known, and at all timeframes but M1.")]
    [Cost(FieldCosts.GrainRead)]
    public async Task<ForecastType?> GetForecastAsync(IClusterClient grains, Timeframe timeframe = Timeframe.M1) =>
        await Forecast(grains, timeframe) is { } forecast ? new ForecastType(forecast) : null;

    [GraphQLDescription("How well it can be traded in the next hour; null while that is not known, and at all "
        + "timeframes but M1.")]
    [Cost(FieldCosts.GrainRead)]
    public async Task<TradabilityType?> GetTradabilityAsync(
        IClusterClient grains, Timeframe timeframe = Timeframe.M1) =>
        await Forecast(grains, timeframe) is { Tradability: { } score } ? new TradabilityType(score) : null;

    [GraphQLDescription("How the models do on live bars; null before their monitor has seen the first.")]
    [Cost(FieldCosts.GrainRead)]
    public async Task<ModelHealthType?> GetModelHealthAsync(IClusterClient grains, Timeframe timeframe = Timeframe.M1)
    {
        var key = RegimeArguments.KeyOf(instrument.Id, timeframe);
        var snapshot = await grains.GetModelMonitor(key).GetSnapshot();
        return snapshot.Champion is null ? null : new ModelHealthType(snapshot);
    }

    [Cost(FieldCosts.GrainRead)]
    [ListSize(SlicingArguments = ["depth"], SizedFields = ["bids", "asks"])]
    [GraphQLDescription("The order book as it stands.")]
    public async Task<OrderBookType> GetOrderBookAsync(IClusterClient grains, int depth = OrderBookType.DepthDefault)
    {
        if (depth is < 1 or > OrderBookType.DepthMax)
            throw ApiErrors.BadInput(nameof(depth), $"The depth is from 1 to {OrderBookType.DepthMax}, not {depth}.");
        return new OrderBookType(instrument, await Grain(grains).GetOrderBook(depth));
    }

    [GraphQLDescription("Trades, newest first, as far back as they are stored.")]
    [UsePaging]
    [Cost(FieldCosts.GrainRead)]
    public Task<Connection<TradeType>> GetTradesAsync(
        MarketTradePager pager, TradeLoader stored, PagingArguments paging) => pager.ReadAsync(stored, instrument, paging);

    [Cost(FieldCosts.GrainRead)]
    [GraphQLDescription(
        "What a data vendor says of the base currency; null before its first answer, without a vendor, and for shares.")]
    public async Task<ReferenceType?> GetReferenceAsync(IClusterClient grains) =>
        instrument.Market == Market.Crypto
        && await grains.GetReferences().GetReference(instrument.BaseCurrency) is { } reference
            ? ReferenceType.Of(reference)
            : null;

    internal ISymbolGrain Grain(IGrainFactory grains) => grains.GetSymbol(instrument.Id);

    // One request asks for several fields of the snapshot, or of the forecast; the grain is asked once.
    private Task<SymbolSnapshot> Snapshot(IGrainFactory grains) => _snapshot ??= Grain(grains).GetSnapshot();

    private Task<SymbolForecast?> Forecast(IGrainFactory grains, Timeframe timeframe) => timeframe == Timeframe.M1
        ? _forecast ??= grains.GetForecast(RegimeArguments.KeyOf(instrument.Id, timeframe)).GetForecast()
        : Task.FromResult<SymbolForecast?>(null);
}
