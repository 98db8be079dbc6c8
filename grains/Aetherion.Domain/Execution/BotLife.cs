using Aetherion.Model;

namespace Aetherion.Domain.Execution;

/// <summary>The statuses of a bot and its numbered events, as functions from state to state.</summary>
public static class BotLife
{
    /// <summary>How many bars a bot watches after each start before it may decide on one; the last of them closes after the start.</summary>
    public const int WarmUpBars = 5;

    public static BotState Create(BotState state, TenantKey key, BotConfiguration configuration, DateTime time)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(configuration);
        if (state.Exists)
            throw new InvalidOperationException($"Bot {key} exists.");
        state = new BotState
        {
            Key = key,
            Configuration = configuration,
            CreatedTime = time,
            Position = PositionKeeper.Flat(configuration.Symbol),
            StartNumber = state.StartNumber,
            Version = state.Version,
            LastSequence = state.LastSequence,
            Outbox = state.Outbox,
            Requests = state.Requests,
        };
        return Turn(state, BotStatus.Created, time, BotReasons.Created, "");
    }

    /// <summary>Starts or resumes; what it had wanted before is forgotten while nothing is held.</summary>
    /// <param name="startedTime">See <see cref="BotState.StartedTime"/>.</param>
    public static BotState Start(BotState state, DateTime time, DateTime? startedTime)
    {
        ArgumentNullException.ThrowIfNull(state);
        state = state with
        {
            StartNumber = state.StartNumber + 1,
            StartedTime = startedTime,
            WarmUpBarsLeft = WarmUpBars,
            ActedExposure = state.Position!.Quantity.Lots == 0 ? 0 : state.ActedExposure,
            LastDenial = null,
            // A doubt stays as long as its order.
            Error = state.Pending?.Order.State == OrderState.OutcomeUnknown ? state.Error : null,
        };
        return Turn(state, BotStatus.WarmingUp, time, BotReasons.Started, $"{WarmUpBars} bars are watched first");
    }

    public static BotState Pause(BotState state, DateTime time) =>
        Turn(state, BotStatus.Paused, time, BotReasons.Paused, "the position is kept and nothing new is opened");

    public static BotState Stop(BotState state, DateTime time) =>
        Turn(state, BotStatus.Stopped, time, BotReasons.Stopped, "");

    /// <summary>Forgets the bot, but not its counters.</summary>
    public static BotState Delete(BotState state, DateTime time)
    {
        state = Turn(state, BotStatus.Stopped, time, BotReasons.Deleted, "");
        return new BotState
        {
            Key = state.Key,
            StartNumber = state.StartNumber,
            Version = state.Version,
            LastSequence = state.LastSequence,
            Outbox = state.Outbox,
            Requests = state.Requests,
        };
    }

    /// <summary>Takes a bar in: mark price, regime, and one bar less to warm up.</summary>
    public static BotState Watch(BotState state, in Signal signal)
    {
        ArgumentNullException.ThrowIfNull(state);
        var time = signal.Candle.CloseTime;
        state = state with
        {
            Cursor = signal.Sequence,
            Regime = signal.Regime,
            ActiveStrategy = signal.Strategy,
            Mark = signal.Candle.Close,
            MarkTime = time,
            ReachedTime = time,
            LastDecisionTime = state.Status == BotStatus.Running ? time : state.LastDecisionTime,
        };
        if (state.Status != BotStatus.WarmingUp)
            return state;
        // The last one tells that the market has come to where the bot was started.
        var left = time <= state.StartedTime ? Math.Max(1, state.WarmUpBarsLeft - 1) : state.WarmUpBarsLeft - 1;
        state = state with { WarmUpBarsLeft = left };
        return state.WarmUpBarsLeft > 0 ? state : Turn(state, BotStatus.Running, time, BotReasons.WarmedUp, "");
    }

    /// <summary>After the order that flattens: stopped, or paused with the reason when something is left.</summary>
    internal static BotState EndFlatten(BotState state, Order order, DateTime time)
    {
        if (state.Position!.Quantity.Lots == 0)
            return Stop(state with { Error = null, ActedExposure = 0 }, time);
        var (code, left) = order.State == OrderState.Filled
            ? (BotReasons.VenueOrderMax, "The venue takes no more in one order; stop the bot again to sell the rest.")
            : (BotReasons.InsufficientLiquidity, "The book was too thin to sell the whole position; stop the bot again to sell the rest.");
        return Turn(state with { Error = left }, BotStatus.Paused, time, code, left);
    }

    /// <summary>Counts an order on the current bar.</summary>
    internal static BotState CountOrder(BotState state) => state with
    {
        LastOrderBar = state.Cursor,
        OrdersOnBar = state.LastOrderBar == state.Cursor ? state.OrdersOnBar + 1 : 1,
    };

    /// <summary>Adds an event to the outbox.</summary>
    internal static BotState Record(
        BotState state,
        BotEventKind kind,
        DateTime time,
        string reasonCode,
        string reasonText,
        Order? order = null,
        Fill? fill = null)
    {
        var entry = new BotEvent(
            state.Key!.Value,
            state.LastSequence + 1,
            time,
            kind,
            state.Status,
            state.Regime,
            state.ActiveStrategy,
            state.Cursor,
            reasonCode,
            reasonText,
            order,
            fill);
        return state with { LastSequence = entry.Sequence, Outbox = state.Outbox.Add(entry) };
    }

    internal static BotState Turn(BotState state, BotStatus status, DateTime time, string code, string text)
    {
        ArgumentNullException.ThrowIfNull(state);
        state = state with { Status = status, Version = state.Version + 1 };
        return Record(state, BotEventKind.StatusChanged, time, code, text);
    }
}
