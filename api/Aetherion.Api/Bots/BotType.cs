using System.Collections.Immutable;
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
    private const string OrderCursorKind = "order";
    private const string FillCursorKind = "fill";

    [ID]
    public string Id => bot.Key.ToString();

    public string Name => bot.Configuration.Name;

    public InstrumentType Instrument => new(instrument);

    public Timeframe Timeframe => bot.Configuration.Timeframe;

    public string Strategy => bot.Configuration.Strategy;

    [GraphQLDescription("The share of the account's equity the bot may hold, above 0 and at most 1.")]
    public decimal Exposure => bot.Configuration.Exposure;

    public BotStatus Status => bot.Status;

    [GraphQLDescription("With what it trades from its next start on.")]
    public TradingMode Mode => bot.Mode;

    public RegimeLabel Regime => (RegimeLabel)bot.Regime;

    [GraphQLDescription("The strategy in charge now.")]
    public string ActiveStrategy => bot.ActiveStrategy;

    [GraphQLDescription("Bars to watch before the first order.")]
    public int WarmUpBarsLeft => bot.WarmUpBarsLeft;

    public PositionType Position => new(instrument, bot.Position);

    [GraphQLDescription("The price the position is valued at; null before the first bar.")]
    public decimal? MarkPrice => bot.MarkPrice;

    public decimal UnrealizedProfit => bot.UnrealizedProfit;

    public decimal RealizedProfit => bot.Position.RealizedProfit;

    public decimal Fees => bot.Position.Fees;

    [GraphQLDescription("Realised and unrealised profit less fees, in the quote currency.")]
    public decimal Profit => RealizedProfit + UnrealizedProfit - Fees;

    public DateTime? LastDecisionTime => bot.LastDecisionTime;

    public string? Error => bot.Error;

    [GraphQLDescription("Grows with each change of configuration or status; for expectedVersion.")]
    public long Version => bot.Version;

    [GraphQLDescription("The sequence of its last event; for fromSequence.")]
    public long LastSequence => bot.LastSequence;

    public DateTime CreatedTime => bot.CreatedTime;

    internal TenantKey Key => bot.Key;

    [Cost(FieldCosts.GrainRead)]
    public async Task<AccountType> GetAccountAsync(IClusterClient grains) =>
        await grains.GetAccount(bot.Configuration.Account).GetSnapshot() is { } account
            ? new AccountType(account)
            : throw new InvalidOperationException($"The account of the bot {bot.Key} was never opened.");

    [GraphQLDescription("Orders in their latest state, newest first.")]
    public async Task<Connection<BotOrderType>> GetOrdersAsync(
        ITradingJournal journal,
        int first = PageSize.Default,
        string? after = null,
        CancellationToken cancellationToken = default)
    {
        PageSize.Check(first);
        var before = Cursor.Decode(OrderCursorKind, after, nameof(after));
        var orders = await journal.ReadOrdersAsync(bot.Key, before, first + 1, cancellationToken);
        return Page.Make(
            orders.Select(order => new BotOrderType(instrument, order)).ToImmutableArray(),
            node => Cursor.Encode(OrderCursorKind, node.Order.Id),
            new PagingArguments(first, after, null, null));
    }

    [GraphQLDescription("Executions, newest first.")]
    public async Task<Connection<BotFillType>> GetFillsAsync(
        ITradingJournal journal,
        int first = PageSize.Default,
        string? after = null,
        CancellationToken cancellationToken = default)
    {
        PageSize.Check(first);
        var before = Cursor.Decode(FillCursorKind, after, nameof(after));
        var fills = await journal.ReadFillsAsync(bot.Key, before, first + 1, cancellationToken);
        return Page.Make(
            fills.Select(fill => new BotFillType(instrument, bot.Key, fill)).ToImmutableArray(),
            node => Cursor.Encode(FillCursorKind, node.Fill.Id),
            new PagingArguments(first, after, null, null));
    }

    [GraphQLDescription("Events after a sequence, oldest first; without one, the latest.")]
    public async Task<ImmutableArray<IBotEvent>> GetEventsAsync(
        ITradingJournal journal,
        IDataEpoch epoch,
        long? fromSequence = null,
        int first = PageSize.Default,
        CancellationToken cancellationToken = default)
    {
        PageSize.Check(first);
        var after = fromSequence ?? Math.Max(0, bot.LastSequence - first);
        var events = await journal.ReadEventsAsync(bot.Key, after, first, cancellationToken);
        var name = await epoch.GetAsync(cancellationToken);
        return [.. events.Select(entry => BotEntryType.Of(name, instrument, entry))];
    }
}
