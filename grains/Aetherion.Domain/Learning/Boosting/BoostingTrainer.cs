using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Domain.Learning.Boosting;

/// <summary>Fits a boosted model round by round.</summary>
internal sealed class BoostingTrainer
{
    private readonly GradientBoostingOptions _options;
    private readonly BoostingLoss _loss;
    private readonly BoostingRows _data;
    private readonly BoostingTreeGrower _grower;
    private readonly Random _random;
    private readonly int _rowCount;
    private readonly int _firstWatched;
    private readonly int[] _allRows;
    private readonly double[] _scores;
    private readonly double[] _start;
    private readonly List<DecisionTree> _trees = [];
    private readonly List<double[]> _gains = [];

    public BoostingTrainer(FeatureMatrix rows, BoostingLoss loss, GradientBoostingOptions options)
    {
        (int fittedCount, _firstWatched) = options.Slices(rows.RowCount);
        _options = options;
        _loss = loss;
        FeatureMatrix fitted = fittedCount == rows.RowCount ? rows : rows.Slice(0, fittedCount);
        FeatureBins featureBins = FeatureBins.Fit(fitted, options.BinCount);
        _data = new BoostingRows(featureBins.Bin(rows), featureBins, fittedCount);
        _grower = new BoostingTreeGrower(_data, options);
        _random = new Random(options.Seed);
        _rowCount = rows.RowCount;
        _allRows = [.. Enumerable.Range(0, fittedCount)];
        _start = loss.Start(fittedCount);
        _scores = new double[rows.RowCount * loss.ChannelCount];
        for (int index = 0; index < _scores.Length; index++)
            _scores[index] = _start[index / _rowCount];
    }

    public GradientBoosting Fit(BoostingTask task)
    {
        int bestRound = _options.MaxRounds;
        double bestLoss = double.PositiveInfinity;
        for (int round = 1; round <= _options.MaxRounds; round++)
        {
            _options.Cancellation.ThrowIfCancellationRequested();
            AddRound();
            if (_firstWatched == _rowCount)
                continue;
            double loss = _loss.Mean(_scores, _firstWatched);
            if (loss < bestLoss)
                (bestLoss, bestRound) = (loss, round);
            if (round - bestRound >= _options.Patience)
                break;
        }

        int kept = Math.Min(bestRound * _loss.ChannelCount, _trees.Count);
        double[] importances = new double[_data.FeatureCount];
        foreach (double[] gains in _gains.Take(kept))
        {
            for (int feature = 0; feature < importances.Length; feature++)
                importances[feature] += gains[feature];
        }

        return new GradientBoosting(
            task, _data.FeatureBins, _start, [.. _trees.Take(kept)], Importances.Shares(importances));
    }

    private void AddRound()
    {
        _loss.BeginRound(_scores, _data.RowCount);
        int[] rows = DrawRows();
        DecisionTree[] trees = new DecisionTree[_loss.ChannelCount];
        for (int channel = 0; channel < trees.Length; channel++)
        {
            _loss.Pack(_data, channel);
            double[] gains = new double[_data.FeatureCount];
            trees[channel] = _grower.Grow(rows, DrawFeatures(), gains);
            _gains.Add(gains);
            AddToScores(trees[channel], rows, channel);
        }

        _trees.AddRange(trees);
    }

    /// <summary>Rows that the tree grew on are where it left them; the others walk down.</summary>
    private void AddToScores(DecisionTree tree, int[] rows, int channel)
    {
        Span<double> scores = _scores.AsSpan(channel * _rowCount, _rowCount);
        _grower.AddTo(tree, scores);
        int next = 0;
        int from = rows.Length == _data.RowCount ? _data.RowCount : 0;
        for (int row = from; row < _rowCount; row++)
        {
            if (next < rows.Length && rows[next] == row)
                next++;
            else if (row < _data.RowCount || row >= _firstWatched)
                scores[row] += tree.Predict(_data.BinsOf(row))[0];
        }
    }

    /// <summary>Draws without repetition, each row as likely as the others (Knuth's algorithm S).</summary>
    private int[] DrawRows()
    {
        int wanted = (int)Math.Ceiling(_options.RowShare * _data.RowCount);
        if (wanted == _data.RowCount)
            return _allRows;
        int[] rows = new int[wanted];
        int taken = 0;
        for (int row = 0; taken < wanted; row++)
        {
            if (_random.NextDouble() * (_data.RowCount - row) < wanted - taken)
                rows[taken++] = row;
        }

        return rows;
    }

    private bool[] DrawFeatures()
    {
        bool[] isAllowed = new bool[_data.FeatureCount];
        int wanted = (int)Math.Ceiling(_options.FeatureShare * isAllowed.Length);
        int[] features = [.. Enumerable.Range(0, isAllowed.Length)];
        if (wanted < features.Length)
            _random.Shuffle(features);
        foreach (int feature in features.AsSpan(0, wanted))
            isAllowed[feature] = true;
        return isAllowed;
    }
}
