namespace Aetherion.Domain.Forecasts;

/// <summary>
/// Mixes the probabilities of several members by weights that are learnt from past outcomes alone: after each outcome a
/// member's weight is multiplied with (the probability it gave)^rate, then a share of all weight is dealt out evenly
/// (fixed share, Herbster and Warmuth 1998). At rate 1 and without a share the summed log loss of the mixture exceeds
/// that of the best member by at most ln(number of members), whatever happens. Outcomes come later than forecasts:
/// forecasts wait in order, and none changes once it is given. Allocates nothing per forecast.
/// </summary>
public sealed class WeightedEnsemble
{
    /// <summary>The most members.</summary>
    public const int MemberCountMax = 64;

    private readonly WeightedEnsembleOptions _options;
    private readonly int _memberCount;
    private readonly int _classCount;
    private readonly double[] _weights;
    private readonly double[] _pending;
    private int _first;

    /// <param name="memberCount">Members, at least one.</param>
    /// <param name="classCount">Classes, at least two.</param>
    /// <param name="options">How to learn.</param>
    /// <exception cref="ArgumentException">A count or an option is out of bounds.</exception>
    public WeightedEnsemble(int memberCount, int classCount, WeightedEnsembleOptions? options = null)
    {
        _options = options ?? new WeightedEnsembleOptions();
        bool isUsable = memberCount is >= 1 and <= MemberCountMax && classCount is >= 2 and <= 64
            && _options.LearningRate is > 0 and <= 10 && _options.Share is >= 0 and < 1
            && _options.PendingMax is >= 1 and <= 100_000 && _options.ProbabilityFloor is > 0 and < 0.1;
        if (!isUsable)
        {
            throw new ArgumentException(
                $"{memberCount} members of {classCount} classes and {_options} make no ensemble.");
        }

        _memberCount = memberCount;
        _classCount = classCount;
        _weights = new double[memberCount];
        _pending = new double[_options.PendingMax * memberCount * classCount];
        _weights.AsSpan().Fill(1.0 / memberCount);
    }

    /// <summary>The members' weights; they sum to one.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Forecasts that wait for their outcome.</summary>
    public int PendingCount { get; private set; }

    /// <summary>Mixes the members' forecasts; the forecast then waits for its outcome.</summary>
    /// <param name="members">The classes' probabilities, member by member.</param>
    /// <param name="mixture">Takes the mixed probabilities.</param>
    /// <exception cref="ArgumentException">A length is wrong, or some member's probabilities are not probabilities;
    /// nothing changes.</exception>
    /// <exception cref="InvalidOperationException">Too many forecasts wait.</exception>
    public void Forecast(ReadOnlySpan<double> members, Span<double> mixture)
    {
        ThrowIfUnusable(members, mixture.Length);
        if (PendingCount == _options.PendingMax)
        {
            throw new InvalidOperationException(
                $"{PendingCount} forecasts wait for their outcome; learn the oldest first.");
        }

        members.CopyTo(Slot(PendingCount++));
        mixture.Clear();
        for (int member = 0; member < _memberCount; member++)
        {
            for (int k = 0; k < _classCount; k++)
                mixture[k] += _weights[member] * members[(member * _classCount) + k];
        }
    }

    /// <summary>Learns the outcome of the oldest forecast that waits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    /// <exception cref="InvalidOperationException">No forecast waits.</exception>
    public void Learn(int outcome)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(outcome);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(outcome, _classCount);
        ReadOnlySpan<double> members = Take();
        double sum = 0;
        for (int member = 0; member < _memberCount; member++)
        {
            double probability = Math.Max(members[(member * _classCount) + outcome], _options.ProbabilityFloor);
            _weights[member] *= Math.Pow(probability, _options.LearningRate);
            sum += _weights[member];
        }

        foreach (ref double weight in _weights.AsSpan())
            weight = ((1 - _options.Share) * (weight / sum)) + (_options.Share / _memberCount);
    }

    /// <summary>Drops the oldest forecast that waits: its outcome will not be known, as after an outage.</summary>
    /// <exception cref="InvalidOperationException">No forecast waits.</exception>
    public void Drop() => Take();

    /// <summary>Writes all that is needed to go on bit by bit.</summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (double weight in _weights)
            writer.Write(weight);
        writer.Write(PendingCount);
        for (int index = 0; index < PendingCount; index++)
        {
            foreach (double probability in Slot(index))
                writer.Write(probability);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">More forecasts wait than this ensemble holds.</exception>
    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        foreach (ref double weight in _weights.AsSpan())
            weight = reader.ReadDouble();
        int count = reader.ReadInt32();
        if (count < 0 || count > _options.PendingMax)
            throw new InvalidDataException($"{count} forecasts wait, of at most {_options.PendingMax}.");
        (_first, PendingCount) = (0, count);
        for (int index = 0; index < count; index++)
        {
            foreach (ref double probability in Slot(index))
                probability = reader.ReadDouble();
        }
    }

    private ReadOnlySpan<double> Take()
    {
        if (PendingCount == 0)
            throw new InvalidOperationException("No forecast waits for its outcome.");
        ReadOnlySpan<double> oldest = Slot(0);
        _first = (_first + 1) % _options.PendingMax;
        PendingCount--;
        return oldest;
    }

    private Span<double> Slot(int index)
    {
        int length = _memberCount * _classCount;
        return _pending.AsSpan((_first + index) % _options.PendingMax * length, length);
    }

    private void ThrowIfUnusable(ReadOnlySpan<double> members, int mixtureLength)
    {
        if (members.Length != _memberCount * _classCount || mixtureLength != _classCount)
        {
            throw new ArgumentException(
                $"{_memberCount} members of {_classCount} classes give {_memberCount * _classCount} probabilities, not "
                + $"{members.Length}.");
        }

        for (int member = 0; member < _memberCount; member++)
        {
            double sum = 0;
            foreach (double probability in members.Slice(member * _classCount, _classCount))
                sum += probability is >= 0 and <= 1 ? probability : double.NaN;
            if (!(Math.Abs(sum - 1) < 1e-6))
                throw new ArgumentException($"The probabilities of member {member} do not sum to one.");
        }
    }
}
