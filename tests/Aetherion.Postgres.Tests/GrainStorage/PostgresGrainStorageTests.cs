using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Aetherion.Postgres.Tests;

public sealed class PostgresGrainStorageTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private readonly PostgresGrainStorage _storage =
        new(database.DataSource, "market", new PostgresGrainStorageOptions());

    [Fact]
    public async Task A_missing_record_reads_as_a_new_state()
    {
        var state = new Record { State = new Counter { Value = 9 }, ETag = "3", RecordExists = true };

        await _storage.ReadStateAsync("state", Id("missing"), state);

        state.RecordExists.ShouldBeFalse();
        state.ETag.ShouldBeNull();
        state.State.Value.ShouldBe(0);
    }

    [Fact]
    public async Task What_was_written_is_read_back()
    {
        var state = new Record { State = new Counter { Value = 5, Amount = 1.50m, Text = "κλειδί" } };
        await _storage.WriteStateAsync("state", Id("kept"), state);
        state.RecordExists.ShouldBeTrue();

        var copy = new Record();
        await _storage.ReadStateAsync("state", Id("kept"), copy);

        copy.ETag.ShouldBe(state.ETag);
        copy.State.Value.ShouldBe(5);
        copy.State.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe("1.50");
        copy.State.Text.ShouldBe("κλειδί");
    }

    [Fact]
    public async Task A_stale_etag_is_refused_with_both_etags()
    {
        var first = await WriteAsync("stale", 1);
        var second = new Record();
        await _storage.ReadStateAsync("state", Id("stale"), second);
        await _storage.WriteStateAsync("state", Id("stale"), second);
        var staleEtag = first.ETag;

        var refusal = await Should.ThrowAsync<InconsistentStateException>(
            () => _storage.WriteStateAsync("state", Id("stale"), first));

        refusal.StoredEtag.ShouldBe(second.ETag);
        refusal.CurrentEtag.ShouldBe(staleEtag);
        await Should.ThrowAsync<InconsistentStateException>(
            () => _storage.ClearStateAsync("state", Id("stale"), new Record { ETag = staleEtag }));
    }

    [Fact]
    public async Task Of_many_first_writers_one_wins()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async value =>
        {
            try
            {
                await _storage.WriteStateAsync(
                    "state", Id("race"), new Record { State = new Counter { Value = value } });
                return true;
            }
            catch (InconsistentStateException)
            {
                return false;
            }
        }));

        outcomes.Count(won => won).ShouldBe(1);
    }

    [Fact]
    public async Task An_etag_from_before_a_clear_is_never_valid_again()
    {
        var first = await WriteAsync("cleared", 1);
        var staleEtag = first.ETag;
        await _storage.ClearStateAsync("state", Id("cleared"), first);
        first.RecordExists.ShouldBeFalse();
        await WriteAsync("cleared", 2);

        await Should.ThrowAsync<InconsistentStateException>(() => _storage.WriteStateAsync(
            "state", Id("cleared"), new Record { State = new Counter(), ETag = staleEtag }));
    }

    [Fact]
    public async Task Stores_states_and_grains_are_kept_apart()
    {
        var other = new PostgresGrainStorage(database.DataSource, "tenant", new PostgresGrainStorageOptions());
        await WriteAsync("apart", 1);
        await other.WriteStateAsync("state", Id("apart"), new Record { State = new Counter { Value = 2 } });
        await _storage.WriteStateAsync("other", Id("apart"), new Record { State = new Counter { Value = 3 } });

        var read = new Record();
        await _storage.ReadStateAsync("state", Id("apart"), read);

        read.State.Value.ShouldBe(1);
    }

    [Fact]
    public async Task State_of_a_replay_is_written_without_waiting_for_the_disk()
    {
        var options = new PostgresGrainStorageOptions();
        options.MayLoseLatest(Id("sim:BTC-USD")).ShouldBeFalse();
        options.MayLoseLatest(Id("sim:BTC-USD@run-1/M1")).ShouldBeTrue();

        var state = await WriteAsync("sim:BTC-USD@run-1", 1);
        state.State.Value = 2;
        await _storage.WriteStateAsync("state", Id("sim:BTC-USD@run-1"), state);
        var copy = new Record();
        await _storage.ReadStateAsync("state", Id("sim:BTC-USD@run-1"), copy);

        copy.State.Value.ShouldBe(2);
        await using var show = database.DataSource.CreateCommand("SHOW synchronous_commit");
        (await show.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe("on");
    }

    private async Task<Record> WriteAsync(string key, int value)
    {
        var state = new Record { State = new Counter { Value = value } };
        await _storage.WriteStateAsync("state", Id(key), state);
        return state;
    }

    private static GrainId Id(string key) => GrainId.Create("counter", key);

    public sealed class Counter
    {
        public int Value { get; set; }

        public decimal Amount { get; set; }

        public string Text { get; set; } = "";
    }

    private sealed class Record : IGrainState<Counter>
    {
        public Counter State { get; set; } = new();

        public string? ETag { get; set; }

        public bool RecordExists { get; set; }
    }
}
