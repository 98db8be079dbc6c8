using Aetherion.Domain.Execution;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Bots;

/// <summary>How a bot lives in the time of its market, and tells of what is done with it there.</summary>
internal sealed partial class BotGrain
{
    /// <summary>Where in its market the request stands that is dealt with; null for a bot that does not live there.</summary>
    private MarketMoment? _moment;

    /// <summary>
    /// Whether it trades on paper against books: it lives in the time of its market then, and what it does follows from the market and
    /// from what is asked of it alone.
    /// </summary>
    private bool UsesMarketTime => !UsesVenue && (IsLive || Configuration.UsesBooks);

    /// <summary>A request that is told of, with the place in the market where it takes effect.</summary>
    private Task<BotResult> OnCommand(
        BotCommandKind kind, long? expectedVersion, string? requestId, Func<Task<BotResult>> turn) =>
        OnRequest(expectedVersion, requestId, async () =>
        {
            var configuration = Configuration;
            await Stand();
            var result = await turn();
            await Log(kind, configuration, result);
            return result;
        });

    /// <summary>
    /// Begins with the bar that closes next. It hears of signals before it looks where the market stands, so that it misses none.
    /// </summary>
    private async Task BeginAtMoment()
    {
        await Subscribe();
        await Stand();
        State = State with { Cursor = Math.Max(State.Cursor, _moment!.Position.BarSequence) };
    }

    /// <summary>Looks where in its market a request stands; the next one stands there or later.</summary>
    private async Task Stand()
    {
        _moment = UsesMarketTime ? await ReadMoment() : null;
        if (_moment is { } moment)
            State = State with { ReachedTime = moment.Position.Clock };
    }

    /// <summary>An order on paper is finished with the book and the time it was decided with, as far as they are kept.</summary>
    private async Task FinishPending(PendingOrder pending)
    {
        if (pending.IsOnVenue)
            await FinishFlatten(book: null, Now());
        else if (!UsesMarketTime)
            await FinishFlatten(IsLive ? await ReadBook() : null, IsLive ? Now() : State.MarkTime);
        else if (pending.StopsAfter)
            await FinishFlatten((await ReadMoment()).Book, pending.Order.CreatedTime);
        else
            await FinishFlatten(
                await ReadClosing(pending.Order.BarSequence, pending.Order.CreatedTime) ?? NoBook(pending),
                pending.Order.CreatedTime);
    }

    /// <summary>The bar after which signals are wanted; null for whichever is the newest.</summary>
    private long? FollowAfter()
    {
        if (UsesMarketTime)
            return State.Cursor;
        return IsLive ? null : 0;
    }

    /// <summary>The book as it was when a bar closed; null when it is no longer kept.</summary>
    private async Task<BookView?> ReadClosing(long bar, DateTime closeTime) =>
        (await Symbol.GetClosing(Configuration.Timeframe, bar, closeTime, options.Value.BookDepth))?.Book;

    /// <summary>Stands for a book that is no longer kept: nothing is filled from it.</summary>
    private BookView NoBook(PendingOrder pending) =>
        new(Configuration.Symbol.Instrument, 0, pending.Order.CreatedTime, FeedState.Stale, [], []);

    /// <summary>Where the bot stands in its market: a bar that it has yet to deal with has not closed for it.</summary>
    private Task<MarketMoment> ReadMoment() =>
        Symbol.GetMoment(
            Configuration.Timeframe, State.IsWatching ? State.Cursor : null, State.ReachedTime, options.Value.BookDepth);

    /// <summary>Tells of a command that needs no book.</summary>
    private async Task LogHere(BotCommandKind kind, BotResult result)
    {
        if (!Records(Configuration))
            return;
        _moment = await ReadMoment();
        await Log(kind, Configuration, result);
    }

    /// <summary>Tells of a command; what is done at a venue no replay can do again.</summary>
    private async Task Log(BotCommandKind kind, BotConfiguration configuration, BotResult result)
    {
        if (_moment is not { } moment || !Records(configuration))
            return;
        var account = kind == BotCommandKind.Create ? await ReadAccount() : null;
        await commands.AppendAsync(
            new BotCommand(kind, Key, configuration, moment.Position, result.Refusal?.Code)
            {
                Account = account is null
                    ? null
                    : new AccountOpening(account.Currency, account.InitialBalance, IsUntouched(account)),
                StartedTime = kind == BotCommandKind.Start ? State.StartedTime : null,
            });
    }

    private bool Records(BotConfiguration configuration) =>
        configuration.Symbol.IsLive && commands.Records(configuration.Symbol.Instrument);

    private static bool IsUntouched(AccountSnapshot account) =>
        account.Balance == account.InitialBalance && account.Positions.IsEmpty && account.Reserved == 0;

    /// <summary>The time of what is done at a request: the market's, where the bot lives in it.</summary>
    private DateTime TradingTime() => _moment is { } moment ? moment.Position.Clock : Now();
}
