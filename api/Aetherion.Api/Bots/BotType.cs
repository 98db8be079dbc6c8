using Aetherion.Api.History;
using Aetherion.Api.Regimes;
using Aetherion.Api.Symbols;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Api.Bots;

[ObjectType("Bot")]
[GraphQLDescription("A bot: it trades the signals of a strategy on one instrument from a paper account.")]
internal sealed class BotType(Instrument instrument, BotSnapshot bot) : INode
{
    private const string EventCursorKind = "botEvent";

    [ID]
    [GraphQLDescription("Of the form tenant/name.")]
    public string Id => bot.Key.ToString();

    [GraphQLDescription("Unique in the tenant; it does not change.")]
    public string Name => bot.Configuration.Name;

    [GraphQLDescription("What it trades.")]
    public InstrumentType Instrument => new(instrument);

    [GraphQLDescription("The bars its strategy looks at.")]
    public Timeframe Timeframe => bot.Configuration.Timeframe;

    [GraphQLDescription("The name of its strategy, one of strategies in systemStatus.")]
    public string Strategy => bot.Configuration.Strategy;

    [GraphQLDescription("The share of the account's equity the bot may hold, above 0 and at most 1.")]
    public decimal Exposure => bot.Configuration.Exposure;

    [GraphQLDescription("Where it is in its life.")]
    public BotStatus Status => bot.Status;

    [GraphQLDescription("With what it trades from its next start on.")]
    public TradingMode Mode => bot.Mode;

    [GraphQLDescription("The regime it last acted on; UNKNOWN before the first.")]
    public RegimeLabel Regime => (RegimeLabel)bot.Regime;

    [GraphQLDescription("The strategy in charge now.")]
    public string ActiveStrategy => bot.ActiveStrategy;

    [GraphQLDescription("Bars to watch before the first order.")]
    public int WarmUpBarsLeft => bot.WarmUpBarsLeft;

    [GraphQLDescription("What it holds.")]
    public PositionType Position => new(instrument, bot);

    [GraphQLDescription("The price the position is valued at; null before the first bar.")]
    public decimal? MarkPrice => bot.MarkPrice;

    [GraphQLDescription("Of what it holds, at the mark price, in the quote currency, fees excluded.")]
    public decimal UnrealizedProfit => bot.UnrealizedProfit;

    [GraphQLDescription("Of what it has sold, in the quote currency, fees excluded.")]
    public decimal RealizedProfit => bot.Position.RealizedProfit;

    [GraphQLDescription("All it has paid for executions, in the quote currency.")]
    public decimal Fees => bot.Position.Fees;

    [GraphQLDescription("Realised and unrealised profit less fees, in the quote currency.")]
    public decimal Profit => RealizedProfit + UnrealizedProfit - Fees;

    [GraphQLDescription("When it last decided; null before the first decision.")]
    public DateTime? LastDecisionTime => bot.LastDecisionTime;

    [GraphQLDescription("What keeps it from working; null while nothing does.")]
    public string? Error => bot.Error;

    [GraphQLDescription("Grows with each change of configuration or status; for expectedVersion.")]
    public long Version => bot.Version;

    [GraphQLDescription("The sequence of its last event; for fromSequence.")]
    public long LastSequence => bot.LastSequence;

    [GraphQLDescription("When it was made.")]
    public DateTime CreatedTime => bot.CreatedTime;

    internal TenantKey Key => bot.Key;

    internal BotSnapshot Snapshot => bot;

    [Cost(FieldCosts.GrainRead)]
    [GraphQLDescription("The account it trades with.")]
    public async Task<AccountType> GetAccountAsync(IClusterClient grains) =>
        await grains.GetAccount(bot.Configuration.Account).GetSnapshot() is { } account
            ? new AccountType(account)
            : throw new InvalidOperationException($"The account of the bot {bot.Key} was never opened.");

    [GraphQLDescription("Orders in their latest state, by the time of their creation.")]
    [UsePaging]
    [Cost(FieldCosts.Batched)]
    public Task<Connection<BotOrderType>> GetOrdersAsync(
        TradePager pager,
        BotOrderPageLoader orders,
        PagingArguments paging,
        OrderFilterInput? where = null,
        HistoryOrder orderBy = HistoryOrder.NewestFirst) =>
        pager.ReadOrdersAsync(orders, bot.Key, where, orderBy, paging);

    [GraphQLDescription("Executions by their time.")]
    [UsePaging]
    [Cost(FieldCosts.Batched)]
    public Task<Connection<BotFillType>> GetFillsAsync(
        TradePager pager,
        BotFillPageLoader fills,
        PagingArguments paging,
        FillFilterInput? where = null,
        HistoryOrder orderBy = HistoryOrder.NewestFirst) =>
        pager.ReadFillsAsync(fills, bot.Key, where, orderBy, paging);

    [GraphQLDescription("What happened to it, by the sequence of its events.")]
    [UsePaging]
    [Cost(FieldCosts.Batched)]
    public async Task<Connection<IBotEvent>> GetEventsAsync(
        BotEventPageLoader events,
        IDataEpoch epoch,
        PagingArguments paging,
        BotEventFilterInput? where = null,
        HistoryOrder orderBy = HistoryOrder.NewestFirst,
        CancellationToken cancellationToken = default)
    {
        var page = NumberPaging.Read(EventCursorKind, paging, orderBy, where?.AfterSequence);
        var key = new BotPage<EventFilter<BotEventKind>, NumberPage>(bot.Key, BotEventFilterInput.Read(where), page);
        var found = await events.LoadAsync(key);
        var name = await epoch.GetAsync(cancellationToken);
        return NumberPaging.Make<IBotEvent>(
            [.. found.Select(entry => BotEntryType.Of(name, instrument, entry))],
            EventCursorKind,
            node => node.Sequence,
            paging);
    }
}
