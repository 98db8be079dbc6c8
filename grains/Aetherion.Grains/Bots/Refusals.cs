using System.Globalization;
using Aetherion.Domain.Execution;
using Aetherion.Domain.Venues.Orders;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Bots;

/// <summary>Why requests about bots and accounts are refused.</summary>
internal static class Refusals
{
    public static Refusal BotNotFound(TenantKey bot) =>
        new("BOT_NOT_FOUND", $"There is no bot '{bot.Name}'; create it first.");

    public static Refusal BotExists(TenantKey bot) =>
        new("BOT_EXISTS", $"There is a bot '{bot.Name}' already; choose another id or delete it first.");

    /// <param name="bot">Whose request it is.</param>
    /// <param name="change">What it is to be, as "deleted".</param>
    public static Refusal BotNotStopped(BotSnapshot bot, string change) =>
        new("BOT_NOT_STOPPED", $"Bot '{bot.Key.Name}' is {bot.Status}; stop it before it is {change}.");

    public static Refusal BotNotRunning(BotSnapshot bot) =>
        new("BOT_NOT_RUNNING", $"Bot '{bot.Key.Name}' is {bot.Status}; only a started bot can be paused.");

    /// <inheritdoc cref="BotNotStopped" path="/param"/>
    /// <param name="quantity">What it holds.</param>
    public static Refusal BotHasPosition(BotSnapshot bot, decimal quantity, string change) => new(
        "BOT_HAS_POSITION",
        string.Create(
            CultureInfo.InvariantCulture,
            $"Bot '{bot.Key.Name}' holds {quantity} of {bot.Configuration.Symbol}; stop it and flatten the position before it is {change}."));

    public static Refusal LiveVenueNotConnected(InstrumentId instrument) => new(
        "LIVE_VENUE_NOT_CONNECTED",
        $"The bot is to trade live, but no live venue is connected for '{instrument}'. Switch it back to paper "
        + "trading, or connect the venue first.");

    public static Refusal VenueKeyMissing(string venue) => new(
        "VENUE_KEY_MISSING", $"There is no key to the venue '{venue}'; add one that may trade.");

    public static Refusal VenueKeyGone(string venue, string key) => new(
        BotReasons.VenueKeyGone,
        $"The bot's position or order is in the account at '{venue}' of the key {key}, which is gone, and no other key is taken for it: "
        + $"what is held there would be sold elsewhere. Add a key to the same account with 'replaces {key}' in its name, then start the bot "
        + "or sell its position again.");

    public static Refusal VenueRulesUnknown(InstrumentId instrument) => new(
        "VENUE_RULES_UNKNOWN",
        $"The venue's rules of '{instrument}' are not known; nothing is sent before the venue has told them.");

    /// <summary>The rule in the venue's words is in the code.</summary>
    public static Refusal VenueRule(RuleRefusal refusal) => new($"VENUE_{refusal.Rule}", refusal.Text);

    public static Refusal TooLateToSend(DateTime decided) => new(
        "TOO_LATE_TO_SEND",
        string.Create(CultureInfo.InvariantCulture, $"The order was decided at {decided:O} and had not left in time."));

    public static Refusal OrderUnderWay(BotSnapshot bot) => new(
        "ORDER_UNDER_WAY",
        $"Bot '{bot.Key.Name}' has an order at the venue whose outcome is not known yet; try again when it is.");

    public static Refusal FlattenWaits(BotSnapshot bot, Order order) => new(
        "ORDER_UNDER_WAY",
        $"Bot '{bot.Key.Name}' has the order '{order.Id}' at the venue whose outcome is not known yet, so nothing is sold. Stop the bot with "
        + "KEEP_POSITION if it is to trade no more meanwhile, and flatten again when the order has ended; once its state is OUTCOME_UNKNOWN, "
        + "settleOrder ends it.");

    public static Refusal OrderNotInDoubt(string orderId) => new(
        "ORDER_NOT_IN_DOUBT",
        $"'{orderId}' is no order of this bot whose outcome is unknown. One that is under way is asked for; a person can say "
        + "what became of it once its state is OUTCOME_UNKNOWN.");

    public static Refusal SettlementInvalid(string what) => new(
        "SETTLEMENT_INVALID",
        $"The executions cannot be booked: {what}. Give every execution as the venue lists it, each once, or none.");

    public static Refusal LiveNotConfirmed(LiveSwitchOutcome outcome) => outcome switch
    {
        LiveSwitchOutcome.Expired => new("LIVE_REQUEST_EXPIRED", "The confirmation came too late; ask again."),
        LiveSwitchOutcome.WrongChallenge => new(
            "LIVE_CHALLENGE_WRONG", "The challenge is not the one that was given; the request is withdrawn, ask again."),
        LiveSwitchOutcome.SamePerson => new(
            "LIVE_NEEDS_ANOTHER_ADMIN",
            "Another admin than the one who asked has to confirm; an API key counts as who made it."),
        LiveSwitchOutcome.UnknownPerson => new(
            "LIVE_NEEDS_ANOTHER_ADMIN",
            "Two admins are needed, and it is not known who made the API key that asked or confirms; use another."),
        _ => new("LIVE_NOT_REQUESTED", "Nobody has asked that this bot trade live; ask first."),
    };

    public static Refusal VersionConflict(BotSnapshot bot, long expected) => new(
        "VERSION_CONFLICT",
        string.Create(
            CultureInfo.InvariantCulture,
            $"Bot '{bot.Key.Name}' has version {bot.Version}, not {expected}; look at it again, then repeat."));

    public static Refusal VersionConflict(AccountSnapshot account, long expected) => new(
        "VERSION_CONFLICT",
        string.Create(
            CultureInfo.InvariantCulture,
            $"Account '{account.Key.Name}' has version {account.Version}, not {expected}; look at it again, then repeat."));

    public static Refusal BotsExceeded(int botsMax, int bots) => new(
        "QUOTA_EXCEEDED",
        string.Create(CultureInfo.InvariantCulture, $"There may be {botsMax} bots; delete one to create another."))
    {
        Quota = new QuotaUse(QuotaKind.Bots, botsMax, bots, ResetsTime: null),
    };

    public static Refusal SymbolsExceeded(int symbolsMax, int symbols) => new(
        "QUOTA_EXCEEDED",
        string.Create(
            CultureInfo.InvariantCulture,
            $"The plan allows bots on {symbolsMax} instruments; use one of those, or delete the bots of another."))
    {
        Quota = new QuotaUse(QuotaKind.Symbols, symbolsMax, symbols, ResetsTime: null),
    };

    public static Refusal OrdersExceeded(QuotaUse orders, TimeSpan retryAfter) => new(
        "QUOTA_EXCEEDED",
        string.Create(
            CultureInfo.InvariantCulture,
            $"The plan allows {orders.Limit} orders a minute; the next one in {retryAfter.TotalSeconds:0.0} s."))
    {
        Quota = orders,
        RetryAfter = retryAfter,
    };

    public static Refusal UnknownInstrument(SymbolKey symbol) => new(
        "UNKNOWN_INSTRUMENT", $"There is no instrument '{symbol.Instrument}'; ask for the instruments there are.");

    public static Refusal UnknownStrategy(string strategy) => new(
        "UNKNOWN_STRATEGY", $"There is no strategy '{strategy}'; use one of {string.Join(", ", StrategyNames.All)}.");

    public static Refusal BadInput(string message) => new("BAD_USER_INPUT", message);

    public static Refusal AccountNotFound(TenantKey account) =>
        new("ACCOUNT_NOT_FOUND", $"There is no account '{account.Name}'; open it first.");

    public static Refusal CurrencyMismatch(TenantKey account, string currency, string needed) => new(
        "ACCOUNT_CURRENCY_MISMATCH",
        $"Account '{account.Name}' is in {currency}, the instrument is paid in {needed}; use an account in {needed}.");
}
