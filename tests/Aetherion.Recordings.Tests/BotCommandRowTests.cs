using System.Text;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;
using Aetherion.Testing;

namespace Aetherion.Recordings.Tests;

public sealed class BotCommandRowTests
{
    private static readonly BotConfiguration Configuration = new(
        "What a user calls it", new SymbolKey(InstrumentId.Parse("binance:ETHBTC")), Timeframe.M5, StrategyNames.TrendFollowing,
        TenantKey.Parse("acme/main"), 0.55m);

    private static readonly BotCommand Command = new(
        BotCommandKind.Create, TenantKey.Parse("acme/first"), Configuration,
        new MarketPosition(1234, new DateTime(2026, 3, 1, 10, 0, 5, DateTimeKind.Utc), 17), RefusalCode: null)
    {
        Account = new AccountOpening("BTC", 12.50m, IsUntouched: true),
    };

    public static TheoryData<BotCommandKind> Kinds => [.. Enum.GetValues<BotCommandKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_was_done_is_read_as_it_was_written(BotCommandKind kind)
    {
        var command = Command with
        {
            Kind = kind,
            RefusalCode = kind == BotCommandKind.Flatten ? "FEED_STALE" : null,
            StartedTime = kind == BotCommandKind.Start ? Command.Position.Clock.AddTicks(1) : null,
        };
        var read = BotCommandRow.Decode(Row(BotCommandRow.Encode(command)));
        read.ShouldBe(command with { Configuration = Configuration with { Name = "first" } });
    }

    [Fact]
    public void No_text_of_a_user_is_in_it_and_the_scrubber_finds_nothing()
    {
        var row = Row(BotCommandRow.Encode(Command));
        Encoding.UTF8.GetString(row.Payload.Span).ShouldNotContain("user");
        SecretScrubber scrubber = new();
        scrubber.Scrub(row).Payload.ToArray().ShouldBe(row.Payload.ToArray());
        scrubber.ScrubbedCount.ShouldBe(0);
    }

    [Fact]
    public void A_row_with_any_byte_changed_is_refused_or_says_something_else()
    {
        var bytes = BotCommandRow.Encode(Command);
        var (refused, other) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 1;
            try
            {
                // The members that are not needed may be called otherwise; then they are missing.
                BotCommandRow.Decode(Row(changed)).ShouldNotBe(BotCommandRow.Decode(Row(bytes)), $"byte {i} of {Encoding.UTF8.GetString(changed)}");
                other++;
            }
            catch (RecordingException exception)
            {
                exception.Message.ShouldContain("Row 7");
                refused++;
            }
        }
        refused.ShouldBeGreaterThan(0);
        other.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_recording_with_a_byte_of_such_a_row_changed_has_another_hash_or_is_not_sound()
    {
        var bytes = BotCommandRow.Encode(Command);
        var whole = Verify(bytes);
        (whole.IsSound, whole.BotCommands).ShouldBe((true, 1));
        for (var i = 0; i < bytes.Length; i += 7)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 1;
            var found = Verify(changed);
            (!found.IsSound || found.InputsSha256 != whole.InputsSha256).ShouldBeTrue($"byte {i}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"command":"Sell","bot":"acme/first"}""")]
    [InlineData("""{"command":"7","bot":"acme/first"}""")]
    public void A_row_that_does_not_say_what_was_done_is_refused(string payload) =>
        Should.Throw<RecordingException>(() => BotCommandRow.Decode(Row(Encoding.UTF8.GetBytes(payload))));

    private static RecordingVerification Verify(byte[] payload)
    {
        using TemporaryFolder folder = new();
        Inputs.Write(
            Inputs.NewFolder(folder),
            [Inputs.Frame(1, "{}"), Inputs.Frame(2, "") with { Kind = VenueInputKind.BotCommand, Payload = payload }, Inputs.Frame(3, "{}")]);
        return RecordingVerifier.Verify(Inputs.NewFolder(folder), TestContext.Current.CancellationToken);
    }

    private static VenueInput Row(byte[] payload) =>
        new(7, new DateTime(2026, 3, 1, 10, 0, 6, DateTimeKind.Utc), VenueInputKind.BotCommand, 0, "", 0, payload);
}
