using System.Collections.Immutable;
using Aetherion.Domain.Markets;
using Aetherion.Host.Commands;
using Aetherion.Lab.Replay;
using Aetherion.Model;

namespace Aetherion.Host.Tests.Commands;

public sealed class ReplayOptionsTextTests
{
    private static readonly TenantKey Name = new("local", "replay-run");

    [Fact]
    public void A_run_names_its_models_and_they_are_read_back()
    {
        var request = Request() with
        {
            Models = ImmutableSortedDictionary<Timeframe, string>.Empty
                .Add(Timeframe.H1, "hmm-b").Add(Timeframe.M1, "hmm-a"),
        };
        var text = ReplayOptionsText.Of(request);
        text.ShouldBe("""{"symbol":"sim:BTC-USD","bot":"mean-reversion","models":{"M1":"hmm-a","H1":"hmm-b"}}""");
        ReplayOptionsText.ModelsOf(text).ShouldBe(request.Models);
    }

    [Fact]
    public void A_run_from_before_runs_named_models_goes_on_without()
    {
        var text = ReplayOptionsText.Of(Request());
        text.ShouldBe("""{"symbol":"sim:BTC-USD","bot":"mean-reversion"}""");
        ReplayOptionsText.ModelsOf(text).ShouldBeEmpty();
    }

    private static ReplayRequest Request() => new(
        InstrumentCatalog.Simulated().Get(InstrumentId.Parse("sim:BTC-USD")), "run", Name, Name, "mean-reversion", 1, [], 0);
}
