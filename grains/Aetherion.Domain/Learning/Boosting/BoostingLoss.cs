namespace Aetherion.Domain.Learning.Boosting;

/// <summary>What boosting lowers, and its derivatives by the scores of a row.</summary>
internal abstract class BoostingLoss(double[] weights)
{
    /// <summary>Scores of a row, and trees of a round.</summary>
    public abstract int ChannelCount { get; }

    protected double[] Weights { get; } = weights;

    protected double WeightMax { get; } = weights.Max();

    /// <summary>The constant scores that are best for the first <paramref name="rowCount"/> rows.</summary>
    public abstract double[] Start(int rowCount);

    /// <summary>Notes the scores that the derivatives of a round are taken at.</summary>
    public abstract void BeginRound(double[] scores, int rowCount);

    /// <summary>Packs the derivatives by one channel's score for the first rows.</summary>
    public abstract void Pack(BoostingRows rows, int channel);

    /// <summary>Weighted mean loss of the rows from <paramref name="firstRow"/> on.</summary>
    public abstract double Mean(double[] scores, int firstRow);
}
