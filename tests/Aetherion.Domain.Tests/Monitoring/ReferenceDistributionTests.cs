using Aetherion.Domain.Monitoring;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Monitoring;

public sealed class ReferenceDistributionTests
{
    [Fact]
    public void Bins_of_a_continuous_feature_hold_a_tenth_each()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => Math.Sin(i) * i)];
        ReferenceDistribution reference = ReferenceDistribution.Fit(Feature.LogReturn, values);
        reference.Edges.Length.ShouldBe(9);
        foreach (double share in reference.Shares)
            share.ShouldBe(0.1, 0.0011);
        reference.Shares.Sum().ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Every_value_has_its_bin_and_an_edge_belongs_to_the_bin_below()
    {
        ReferenceDistribution reference = new(Feature.LogReturn, [-1, 2], [0.2, 0.3, 0.5]);
        new[] { double.MinValue, -1, -0.5, 2, 2.1, double.MaxValue }.Select(reference.BinOf)
            .ShouldBe([0, 0, 1, 1, 2, 2]);
    }

    [Fact]
    public void A_feature_that_stands_still_in_training_tells_when_it_moves()
    {
        ReferenceDistribution reference = ReferenceDistribution.Fit(Feature.RelativeVolume, new double[50]);
        reference.Edges.ShouldBe([0]);
        reference.BinOf(0.1).ShouldBe(1);
        reference.Shares.Select(share => Math.Round(share, 9)).ShouldBe([1, 0]);
    }

    [Fact]
    public void What_cannot_be_compared_with_is_refused()
    {
        Should.Throw<ArgumentException>(() => ReferenceDistribution.Fit(Feature.LogReturn, []));
        Should.Throw<ArgumentException>(() => ReferenceDistribution.Fit(Feature.LogReturn, [1, double.NaN]));
        Should.Throw<ArgumentException>(() => new ReferenceDistribution(Feature.LogReturn, [2, 1], [0.2, 0.3, 0.5]));
        Should.Throw<ArgumentException>(() => new ReferenceDistribution(Feature.LogReturn, [1], [1]));
        Should.Throw<ArgumentException>(() => new ReferenceDistribution((Feature)99, [1], [0.5, 0.5]));
    }

    [Fact]
    public void A_reference_is_read_back_and_a_damaged_one_refused()
    {
        TrainingReference reference = new([ReferenceDistribution.Fit(Feature.LogReturn, [3, 1, 2, 0.1])]);
        string text = TrainingReferenceDocument.Write(reference);
        TrainingReference read = TrainingReferenceDocument.Read(text);
        read.Features[0].Edges.ShouldBe(reference.Features[0].Edges);
        TrainingReferenceDocument.Read("{}").Features.ShouldBeEmpty();
        Should.Throw<InvalidDataException>(() => TrainingReferenceDocument.Read(text.Replace("LogReturn", "Luck")));
        Should.Throw<InvalidDataException>(() => TrainingReferenceDocument.Read(text.Replace("[0.1,", "[9.1,")));
        Should.Throw<InvalidDataException>(() => TrainingReferenceDocument.Read("no JSON"));
    }

    [Fact]
    public void The_inputs_of_a_classifier_have_the_same_deciles_and_are_read_back()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => Math.Sin(i) * i)];
        InputDistribution input = InputDistribution.Fit("ret_5", values);
        ReferenceDistribution feature = ReferenceDistribution.Fit(Feature.LogReturn, values);
        input.Edges.ShouldBe(feature.Edges);
        input.Shares.ShouldBe(feature.Shares);
        string text = TrainingReferenceDocument.Write(TrainingReference.None with { Inputs = [input] });
        InputDistribution read = TrainingReferenceDocument.Read(text).Inputs.ShouldHaveSingleItem();
        (read.Name, read.BinOf(-1)).ShouldBe(("ret_5", input.BinOf(-1)));
        read.Edges.ShouldBe(input.Edges);
        TrainingReferenceDocument.Read("{\"features\":[]}").Inputs.ShouldBeEmpty("it was written before there were any");
        Should.Throw<InvalidDataException>(() => TrainingReferenceDocument.Read(text.Replace("ret_5", "")));
        Should.Throw<InvalidDataException>(() => TrainingReferenceDocument.Read("{\"inputs\":[null]}"));
    }

    [Fact]
    public void A_classifier_is_compared_with_its_own_inputs_only() =>
        Should.Throw<InvalidDataException>(() => new ClassifierTraining([InputDistribution.Fit("luck", [1, 2])], null));
}
