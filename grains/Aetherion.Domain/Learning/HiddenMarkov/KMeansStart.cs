namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// First parameters for a fit: clusters by k-means++ (Arthur and Vassilvitskii 2007) on standardised features, each
/// state with its cluster's own mean and covariance, all states sticky.
/// </summary>
internal sealed class KMeansStart
{
    private const int IterationsMax = 50;

    private readonly ObservationMatrix _rows;
    private readonly ObservationMatrix _scaled;
    private readonly BaumWelchOptions _options;
    private readonly double[] _varianceFloors;

    public KMeansStart(ObservationMatrix window, BaumWelchOptions options, double[] varianceFloors)
    {
        _rows = Thin(window, options.ClusteringRowsMax);
        _scaled = StandardScaler.Fit(_rows).Transform(_rows);
        _options = options;
        _varianceFloors = varianceFloors;
    }

    public GaussianHmm Create(Random random)
    {
        double[] centres = ChooseCentres(random);
        int[] clusters = new int[_scaled.RowCount];
        for (int iteration = 0; iteration < IterationsMax; iteration++)
        {
            bool hasMoved = Assign(centres, clusters);
            if (!hasMoved && iteration > 0)
                break;
            MoveCentres(centres, clusters);
        }

        return ToModel(clusters);
    }

    private double[] ChooseCentres(Random random)
    {
        int columns = _scaled.ColumnCount;
        double[] centres = new double[_options.StateCount * columns];
        double[] distances = new double[_scaled.RowCount];
        Array.Fill(distances, double.PositiveInfinity);
        int chosen = random.Next(_scaled.RowCount);
        for (int centre = 0; centre < _options.StateCount; centre++)
        {
            _scaled.Row(chosen).CopyTo(centres.AsSpan(centre * columns));
            double total = 0;
            for (int row = 0; row < distances.Length; row++)
            {
                distances[row] = Math.Min(distances[row], Distance(row, centres, centre));
                total += distances[row];
            }

            chosen = Draw(random, distances, total);
        }

        return centres;
    }

    /// <summary>A row with probability in proportion to its distance; any row when all distances are zero.</summary>
    private static int Draw(Random random, double[] distances, double total)
    {
        if (!(total > 0 && double.IsFinite(total)))
            return random.Next(distances.Length);
        double rest = random.NextDouble() * total;
        for (int row = 0; row < distances.Length; row++)
        {
            rest -= distances[row];
            if (rest < 0)
                return row;
        }

        return distances.Length - 1;
    }

    private bool Assign(double[] centres, int[] clusters)
    {
        bool hasMoved = false;
        for (int row = 0; row < clusters.Length; row++)
        {
            int nearest = 0;
            double smallest = Distance(row, centres, 0);
            for (int centre = 1; centre < _options.StateCount; centre++)
            {
                double distance = Distance(row, centres, centre);
                if (distance < smallest)
                    (nearest, smallest) = (centre, distance);
            }

            hasMoved |= clusters[row] != nearest;
            clusters[row] = nearest;
        }

        return hasMoved;
    }

    /// <summary>Moves each centre to the mean of its rows; a centre without rows stays where it is.</summary>
    private void MoveCentres(double[] centres, int[] clusters)
    {
        int columns = _scaled.ColumnCount;
        double[] sums = new double[centres.Length];
        int[] sizes = new int[_options.StateCount];
        for (int row = 0; row < clusters.Length; row++)
        {
            ReadOnlySpan<double> values = _scaled.Row(row);
            sizes[clusters[row]]++;
            for (int column = 0; column < columns; column++)
            {
                sums[(clusters[row] * columns) + column] += values[column];
            }
        }

        for (int index = 0; index < centres.Length; index++)
        {
            if (sizes[index / columns] > 0)
                centres[index] = sums[index] / sizes[index / columns];
        }
    }

    private double Distance(int row, double[] centres, int centre)
    {
        ReadOnlySpan<double> values = _scaled.Row(row);
        ReadOnlySpan<double> position = centres.AsSpan(centre * values.Length, values.Length);
        double sum = 0;
        for (int column = 0; column < values.Length; column++)
        {
            double difference = values[column] - position[column];
            sum += difference * difference;
        }

        return sum;
    }

    private GaussianHmm ToModel(int[] clusters)
    {
        int count = _options.StateCount;
        int columns = _rows.ColumnCount;
        int perState = _options.CovarianceType == CovarianceType.Full ? columns * columns : columns;
        double[] start = new double[count];
        double[] transitions = new double[count * count];
        double[] means = new double[count * columns];
        double[] covariances = new double[count * perState];
        Array.Fill(start, 1.0 / count);
        Array.Fill(transitions, count == 1 ? 1 : (1 - _options.StickyProbability) / (count - 1));
        for (int state = 0; state < count; state++)
        {
            transitions[(state * count) + state] = count == 1 ? 1 : _options.StickyProbability;
            ClusterMoments(clusters, state, means.AsSpan(state * columns, columns),
                covariances.AsSpan(state * perState, perState));
        }

        return new GaussianHmm(_options.CovarianceType, start, transitions, means, covariances);
    }

    /// <summary>Moments of one cluster; those of all rows when it has too few for a covariance.</summary>
    private void ClusterMoments(int[] clusters, int state, Span<double> mean, Span<double> covariance)
    {
        int columns = _rows.ColumnCount;
        int size = clusters.Count(cluster => cluster == state);
        Func<int, bool> isMember = size > columns ? row => clusters[row] == state : _ => true;
        int[] members = [.. Enumerable.Range(0, clusters.Length).Where(isMember)];
        foreach (int row in members)
        {
            for (int column = 0; column < columns; column++)
            {
                mean[column] += _rows.Row(row)[column] / members.Length;
            }
        }

        double[] full = new double[columns * columns];
        foreach (int row in members)
        {
            AddProducts(_rows.Row(row), mean, members.Length, full);
        }

        StoreCovariance(full, covariance);
    }

    private static void AddProducts(ReadOnlySpan<double> values, ReadOnlySpan<double> mean, int size, double[] full)
    {
        int columns = values.Length;
        for (int row = 0; row < columns; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                full[(row * columns) + column] +=
                    (values[row] - mean[row]) * (values[column] - mean[column]) / size;
            }
        }
    }

    private void StoreCovariance(double[] full, Span<double> covariance)
    {
        if (_options.CovarianceType == CovarianceType.Full)
        {
            Cholesky.RaiseToFloors(full, _varianceFloors);
            full.CopyTo(covariance);
            return;
        }

        for (int column = 0; column < covariance.Length; column++)
        {
            covariance[column] = Math.Max(full[(column * covariance.Length) + column], _varianceFloors[column]);
        }
    }

    private static ObservationMatrix Thin(ObservationMatrix window, int rowsMax)
    {
        if (window.RowCount <= rowsMax)
            return window;
        double[] values = new double[rowsMax * window.ColumnCount];
        for (int row = 0; row < rowsMax; row++)
        {
            window.Row((int)((long)row * window.RowCount / rowsMax))
                .CopyTo(values.AsSpan(row * window.ColumnCount));
        }

        return new ObservationMatrix(values, window.ColumnCount);
    }
}
