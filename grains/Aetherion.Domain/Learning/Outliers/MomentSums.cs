namespace Aetherion.Domain.Learning.Outliers;

/// <summary>Mean and population covariance of rows added one by one, by Welford's updates.</summary>
internal sealed class MomentSums(int size)
{
    private readonly double[] _mean = new double[size];
    private readonly double[] _products = new double[size * size];
    private readonly double[] _differences = new double[size];
    private int _count;

    public int Count => _count;

    public void Add(ReadOnlySpan<double> row)
    {
        _count++;
        for (int column = 0; column < _mean.Length; column++)
        {
            _differences[column] = row[column] - _mean[column];
            _mean[column] += _differences[column] / _count;
        }

        double kept = (_count - 1.0) / _count;
        for (int first = 0; first < _mean.Length; first++)
        {
            double scaled = kept * _differences[first];
            for (int second = first; second < _mean.Length; second++)
                _products[(first * _mean.Length) + second] += scaled * _differences[second];
        }
    }

    public void Clear()
    {
        Array.Clear(_mean);
        Array.Clear(_products);
        _count = 0;
    }

    public double[] Mean() => [.. _mean];

    public double[] Covariance()
    {
        int size = _mean.Length;
        double[] covariance = new double[size * size];
        for (int first = 0; first < size; first++)
        {
            for (int second = first; second < size; second++)
            {
                double value = _products[(first * size) + second] / _count;
                covariance[(first * size) + second] = covariance[(second * size) + first] = value;
            }
        }

        return covariance;
    }
}
