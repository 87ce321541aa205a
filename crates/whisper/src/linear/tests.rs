//! How long a layer takes, and how exact it is.

use std::time::Instant;

use super::*;

/// Numbers between -1 and 1 that look random.
fn numbers(count: usize, mut seed: u32) -> Vec<f32> {
    let next = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as f32 / 8_388_608.0 - 1.0
    };
    std::iter::repeat_with(next).take(count).collect()
}

#[test]
fn a_layer_is_as_exact_as_its_weights() {
    // An odd number of inputs; outputs that do not fill a panel; more inputs than fit 15 bits.
    for (inputs, outputs) in [(1, 1), (81, 20), (512, 40), (2048, 17)] {
        let bias = numbers(outputs, 3);
        let linear = Linear::new(&numbers(inputs * outputs, 1), inputs).with_bias(&bias);
        for rows in [0, 1, 5, 13] {
            let rows = Matrix { width: inputs, data: numbers(inputs * rows, 2) };
            let out = linear.apply(&rows, &Threads::new(2));
            assert_eq!((out.width, out.len()), (outputs, rows.len()));
            for (row, out) in rows.rows().zip(out.rows()) {
                for (output, sum) in out.iter().enumerate() {
                    let products = linear.weights(output).zip(row).map(|(w, x)| w * x);
                    let products: Vec<f32> = products.collect();
                    let exact = products.iter().sum::<f32>() + bias[output];
                    let size = products.iter().map(|product| product * product).sum::<f32>().sqrt();
                    assert!((sum - exact).abs() < size * 5e-4 + 1e-6, "{sum} for {exact}");
                }
            }
        }
    }
}

#[test]
fn the_highest_sums_fit() {
    for inputs in [512, 516, 517, 2048, 5120] {
        let linear = Linear::new(&vec![-1.0; inputs], inputs);
        let rows = Matrix { width: inputs, data: vec![-1.0; inputs * 6] };
        for sum in linear.apply(&rows, &Threads::new(1)).data {
            assert!((sum / inputs as f32 - 1.0).abs() < 1e-5, "{sum} for {inputs}");
        }
    }
}

#[test]
fn rows_of_nothing_much_are_nothing() {
    let linear = Linear::new(&[1.0; 2048], 2048);
    for number in [0.0, 1e-38, -1e-40] {
        let rows = Matrix { width: 2048, data: vec![number; 2048] };
        assert!(linear.apply(&rows, &Threads::new(1)).data[0].abs() < 1e-30);
    }
}

#[test]
#[ignore = "measures time: run it alone, with --release and --nocapture"]
fn how_long_a_layer_takes() {
    for (inputs, outputs) in [(512, 512), (512, 2048), (2048, 512), (512, 51_865)] {
        let linear = Linear::new(&numbers(inputs * outputs, 1), inputs);
        for rows in [1, 5, 28, 250] {
            let rows = Matrix { width: inputs, data: numbers(inputs * rows, 2) };
            let threads = Threads::new(1);
            let work = inputs * outputs * rows.len();
            let runs = (400_000_000 / work).clamp(5, 101);
            let time = || {
                let begin = Instant::now();
                std::hint::black_box(linear.apply(&rows, &threads));
                begin.elapsed().as_secs_f64() * 1e3
            };
            let mut times: Vec<f64> = std::iter::repeat_with(time).take(runs).collect();
            times.sort_by(f64::total_cmp);
            let median = times[runs / 2];
            println!("{inputs} to {outputs}, {} rows: {median:.3} ms", rows.len());
        }
    }
}
