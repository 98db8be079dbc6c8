using Aetherion.Model;

namespace Aetherion.Recordings.Tests;

public sealed class BotScriptTests
{
    private static readonly InstrumentId Ether = InstrumentId.Parse("binance:ETHBTC");
    private static readonly InstrumentId Old = InstrumentId.Parse("binance:BTCUSDT");

    [Fact]
    public void A_recording_without_bots_has_no_script() => BotScript.Of(Content()).ShouldBeNull();

    [Fact]
    public void Bots_that_were_made_during_the_session_are_made_again()
    {
        var script = Script(Create("local/a"), Command("local/a", BotCommandKind.Start), Create("local/b"), Command("local/b", BotCommandKind.Delete));
        script.Bots.Select(bot => (bot.Live.Name, bot.Number)).ShouldBe([("a", 1), ("b", 2)]);
        script.Excluded.ShouldBeEmpty();
        script.Strategies.ShouldBe([(Ether.ToString(), Timeframe.M1, StrategyNames.MeanReversion)]);
    }

    [Fact]
    public void A_bot_that_was_made_again_is_one_bot()
    {
        var script = Script(
            Create("local/a"), Command("local/a", BotCommandKind.Delete),
            Create("local/a") with { Account = new AccountOpening("BTC", 1, IsUntouched: true) });
        script.Bots.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_was_done_is_in_the_order_of_the_market_and_at_one_place_in_that_of_the_recording()
    {
        var late = Command("local/b", BotCommandKind.Pause, sequence: 5);
        var script = Script(
            Create("local/a"), Create("local/b"), Command("local/a", BotCommandKind.Start, sequence: 9), late,
            Command("local/b", BotCommandKind.Start, sequence: 9));
        script.Commands.Select(command => (command.Bot.Name, command.Kind)).ShouldBe(
        [
            ("a", BotCommandKind.Create), ("b", BotCommandKind.Create), ("b", BotCommandKind.Pause), ("a", BotCommandKind.Start),
            ("b", BotCommandKind.Start),
        ]);
    }

    [Fact]
    public void Each_bot_that_no_replay_can_repeat_is_named_with_its_reason()
    {
        var traded = Create("local/traded") with { Account = new AccountOpening("BTC", 1, IsUntouched: false) };
        var elsewhere = Create("local/elsewhere", Old);
        var script = Script(
            Create("local/good"), Command("local/before", BotCommandKind.Pause), traded, elsewhere, Create("other/foreign"),
            Create("local/live"), Command("local/live", BotCommandKind.TradeLive), Create("local/one", account: "local/shared"),
            Create("local/two", account: "local/shared"));
        script.Bots.ShouldHaveSingleItem().Live.Name.ShouldBe("good");
        script.Excluded.ToDictionary(bot => bot.Bot.Name, bot => bot.Why).ShouldBe(
            new Dictionary<string, string>
            {
                ["before"] = "was there before the recording began",
                ["traded"] = "was given an account on which something had been traded before",
                ["elsewhere"] = "trades a symbol that was known before the recording began",
                ["foreign"] = "is of another tenant than local",
                ["live"] = "traded at the venue",
                ["one"] = "shares its account with another bot",
                ["two"] = "shares its account with another bot",
            },
            ignoreOrder: true);
    }

    [Fact]
    public void A_strategy_that_a_bot_from_before_began_to_follow_is_followed_again()
    {
        var script = Script(Command("local/before", BotCommandKind.Start, sequence: 3), Create("local/a"));
        script.Commands.ShouldContain(command => command.Bot.Name == "before");
        script.Strategies.ShouldHaveSingleItem();
    }

    private static BotScript Script(params BotCommand[] commands) =>
        BotScript.Of(Content() with { BotCommands = [.. commands] }).ShouldNotBeNull();

    private static RecordingContents Content() => new(
        [],
        [Symbol(Ether, isFresh: true), Symbol(Old, isFresh: false)],
        new HashSection(0, ""));

    private static ReplayedSymbol Symbol(InstrumentId id, bool isFresh) =>
        new(new Instrument(id, Market.Crypto, "ETH", "BTC", 0.01m, 0.001m, 1m), 1, 10, default, isFresh);

    private static BotCommand Create(string bot, InstrumentId? instrument = null, string? account = null) =>
        Command(bot, BotCommandKind.Create, instrument: instrument, account: account) with
        {
            Account = new AccountOpening("BTC", 1, IsUntouched: true),
        };

    private static BotCommand Command(
        string bot, BotCommandKind kind, long sequence = 1, InstrumentId? instrument = null, string? account = null) => new(
        kind,
        TenantKey.Parse(bot),
        new BotConfiguration(
            bot, new SymbolKey(instrument ?? Ether), Timeframe.M1, StrategyNames.MeanReversion, TenantKey.Parse(account ?? bot), 1),
        new MarketPosition(sequence, default, 0),
        RefusalCode: null);
}
