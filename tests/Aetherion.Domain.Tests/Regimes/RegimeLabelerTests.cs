using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Regimes;

public class RegimeLabelerTests
{
    private static readonly Feature[] Columns = [Feature.LogRootMeanSquareReturn, Feature.SignedEfficiency];

    [Fact]
    public void Four_states_are_named_by_their_moments_whatever_their_order()
    {
        (double Volatility, double Drift, Regime Name)[] states =
        [
            (-0.6, 0.05, Regime.Sideways), (0.2, 1.3, Regime.Bull), (2.2, -0.4, Regime.Crisis),
            (0.1, -1.2, Regime.Bear),
        ];
        foreach (int[] order in Permutations([0, 1, 2, 3]))
        {
            (double Volatility, double Drift, Regime Name)[] permuted = [.. order.Select(index => states[index])];
            Name([.. permuted.Select(state => (state.Volatility, state.Drift))])
                .ShouldBe(permuted.Select(state => state.Name));
        }
    }

    [Fact]
    public void The_most_volatile_state_is_crisis_even_when_it_drifts()
    {
        Name([(1.5, -1.4), (0.3, -1.1), (0.2, 1), (-0.5, 0)])
            .ShouldBe([Regime.Crisis, Regime.Bear, Regime.Bull, Regime.Sideways]);
    }

    [Fact]
    public void A_state_is_never_named_against_the_sign_of_its_drift()
    {
        Regime[] names = Name([(2, 0), (0.1, 0.9), (0.2, 0.3), (-0.5, 0.1)]);
        names[0].ShouldBe(Regime.Crisis);
        names[1].ShouldBe(Regime.Bull);
        names.ShouldNotContain(Regime.Bear);
    }

    [Fact]
    public void Fewer_states_leave_the_worst_fitting_regimes_out()
    {
        Name([(-0.4, 0)]).ShouldBe([Regime.Sideways]);
        Name([(-0.4, 0), (1.5, 0)]).ShouldBe([Regime.Sideways, Regime.Crisis]);
        Name([(0, -1), (1.5, 0), (-0.5, 0)]).ShouldBe([Regime.Bear, Regime.Crisis, Regime.Sideways]);
    }

    [Fact]
    public void Further_states_take_the_nearest_regime()
    {
        Name([(2.4, 0), (0, 1), (0, -1), (-0.5, 0), (-0.9, 0.1), (0.2, 1.4), (1.6, 0.1)]).ShouldBe(
        [
            Regime.Crisis, Regime.Bull, Regime.Bear, Regime.Sideways, Regime.Sideways, Regime.Bull, Regime.Crisis,
        ]);
    }

    [Fact]
    public void Features_that_tell_no_drift_or_no_volatility_are_refused()
    {
        GaussianHmm model = new(CovarianceType.Diagonal, [1], [1], [0, 0], [1, 1]);
        Should.Throw<ArgumentException>(
            () => RegimeLabeler.Name(model, [Feature.RelativeVolume, Feature.LogRootMeanSquareReturn]))
            .Message.ShouldContain("drift");
        Should.Throw<ArgumentException>(
            () => RegimeLabeler.Name(model, [Feature.SignedEfficiency, Feature.RelativeVolume]))
            .Message.ShouldContain("volatility");
    }

    private static Regime[] Name((double Volatility, double Drift)[] states)
    {
        int count = states.Length;
        double[] start = new double[count];
        double[] transitions = new double[count * count];
        Array.Fill(start, 1.0 / count);
        Array.Fill(transitions, 1.0 / count);
        double[] means = [.. states.SelectMany(state => new[] { state.Volatility, state.Drift })];
        double[] variances = new double[2 * count];
        Array.Fill(variances, 0.3);
        return [.. RegimeLabeler.Name(
            new GaussianHmm(CovarianceType.Diagonal, start, transitions, means, variances), Columns)];
    }

    private static IEnumerable<int[]> Permutations(int[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany(item => Permutations([.. items.Where(other => other != item)])
            .Select(rest => (int[])[item, .. rest]));
}
