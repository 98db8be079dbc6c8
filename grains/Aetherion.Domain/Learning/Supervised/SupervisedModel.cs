using Aetherion.Domain.Learning.Calibration;

namespace Aetherion.Domain.Learning.Supervised;

/// <summary>
/// A classifier ready for use: the weighted mean of its members' probabilities, calibrated, and for each class the
/// weight that
/// its probability is multiplied by before the largest decides. Made by <see cref="SupervisedTraining"/>.
/// </summary>
public sealed class SupervisedModel : IProbabilityModel
{
    private readonly IProbabilityModel[] _members;
    private readonly double[] _memberWeights;
    private readonly double[] _decisionWeights;
    private readonly string[] _featureNames;
    private readonly string[] _classNames;

    /// <param name="members">Models of the same features and classes, at least one.</param>
    /// <param name="memberWeights">One per member, above 0; they are brought to the sum of one.</param>
    /// <param name="calibration">Applied to the mean of their probabilities.</param>
    /// <param name="decisionWeights">One per class, above 0.</param>
    /// <param name="featureNames">What a row consists of, in order.</param>
    /// <param name="classNames">The classes, in order.</param>
    /// <exception cref="ArgumentException">The parts do not fit one another.</exception>
    public SupervisedModel(
        IReadOnlyList<IProbabilityModel> members, ReadOnlySpan<double> memberWeights, TemperatureScaling calibration,
        ReadOnlySpan<double> decisionWeights, IReadOnlyList<string> featureNames, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        _members = [.. members];
        double total = memberWeights.ToArray().Sum();
        _memberWeights = Array.ConvertAll(memberWeights.ToArray(), weight => weight / total);
        _decisionWeights = decisionWeights.ToArray();
        _featureNames = [.. featureNames];
        _classNames = [.. classNames];
        Calibration = calibration;
        bool fit =
            _members.Length > 0 && _memberWeights.Length == _members.Length && calibration.ClassCount == ClassCount
            && _decisionWeights.Length == ClassCount && _members.All(
                member => member.FeatureCount == FeatureCount && member.ClassCount == ClassCount);
        if (!fit)
        {
            throw new ArgumentException(
                $"{_members.Length} members, {calibration.ClassCount} calibrated classes and " +
                $"{_decisionWeights.Length} weights do not fit {FeatureCount} features and {ClassCount} classes.");
        }

        if (_featureNames.Distinct().Count() != FeatureCount || _classNames.Distinct().Count() != ClassCount)
            throw new ArgumentException("Each feature and each class is named once.");
        if (!_decisionWeights.Concat(_memberWeights).All(weight => weight > 0 && double.IsFinite(weight)))
            throw new ArgumentException("The weights of members and decisions must be finite and above 0.");
    }

    /// <inheritdoc/>
    public int FeatureCount => _featureNames.Length;

    /// <inheritdoc/>
    public int ClassCount => _classNames.Length;

    /// <summary>What a row consists of, in order.</summary>
    public IReadOnlyList<string> FeatureNames => _featureNames;

    /// <summary>The classes, in order.</summary>
    public IReadOnlyList<string> ClassNames => _classNames;

    /// <summary>The models whose probabilities are averaged.</summary>
    public IReadOnlyList<IProbabilityModel> Members => _members;

    /// <summary>The share of each member in the mean.</summary>
    public ReadOnlySpan<double> MemberWeights => _memberWeights;

    /// <summary>What corrects the mean.</summary>
    public TemperatureScaling Calibration { get; }

    /// <summary>What each class's probability is multiplied by before the largest decides.</summary>
    public ReadOnlySpan<double> DecisionWeights => _decisionWeights;

    /// <summary>Follows from the content alone.</summary>
    public string Version => field ??= SupervisedModelDocument.VersionOf(this);

    /// <inheritdoc/>
    public void PredictProbabilities(ReadOnlySpan<double> row, Span<double> probabilities)
    {
        Span<double> sums = probabilities[..ClassCount];
        MemberMean.Predict(_members, _memberWeights, row, sums);
        Calibration.Calibrate(sums);
    }

    /// <summary>The class that these probabilities are called: the largest after weighting, the first of
    /// equals.</summary>
    public int Decide(ReadOnlySpan<double> probabilities)
    {
        if (probabilities.Length != ClassCount)
            throw new ArgumentException($"The model has {ClassCount} classes, not {probabilities.Length}.");
        return Metrics.DecisionWeights.Decide(probabilities, _decisionWeights);
    }
}
